import { IndexBusyError } from '../embeddings/storage/lock.ts';
import { UsageError } from './settings.ts';

/** Runs a command; a failure is one message on stderr and exit code 1, or 2 when the caller can help it. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError || error instanceof IndexBusyError ? 2 : 1;
  }
}
