import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Ctrl-C reaches this process both from the terminal and through npm; within this time it is one request to stop. */
const SAME_REQUEST_MS = 500;

/**
 * Runs the server as a process of its own and gives its exit code. It has its own process group, so that a signal
 * reaches it once: from here.
 */
export async function serve(root: string): Promise<number> {
  const args = ['--import', 'tsx', path.join(root, 'server/main.ts')];
  const child = spawn(process.execPath, args, { stdio: 'inherit', detached: process.platform !== 'win32' });
  let forwardedAt = Number.NEGATIVE_INFINITY;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (performance.now() - forwardedAt < SAME_REQUEST_MS) return;
      forwardedAt = performance.now();
      child.kill(signal);
    });
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
