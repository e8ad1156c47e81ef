import { setFlagsFromString } from 'node:v8';
import { readConfig } from './config.ts';
import { type Starter, starterOf } from './starter.ts';
import { startModel } from './starting-model.ts';

/**
 * Garbage is collected once the heap is twice what is in use. V8 would let it grow fourfold, and what a storm of requests
 * leaves behind would stay for as long as nothing more is asked (heap_growing_percent in its flag-definitions.h; read
 * whenever it decides when to collect next).
 */
setFlagsFromString('--heap-growing-percent=100');

/**
 * The server's entry. The model, which takes longest, starts in processes of its own before the rest of the server is
 * loaded. What is in its way is said by whoever needs it, for it may be gone by then.
 */
async function main(starter: Starter): Promise<void> {
  const config = readConfig(process.env);
  const ahead = await startModel(config).catch(() => undefined);
  try {
    const { serve } = await import('./serve.ts');
    await serve(config, ahead, starter);
  } finally {
    await ahead?.end();
  }
}

/** Our own errors say what to do in their message; any other is a defect, and its stack helps to find it. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isBuiltIn = error.name in globalThis;
  return isBuiltIn ? (error.stack ?? error.message) : error.message;
}

const starter = starterOf(process);
try {
  await main(starter);
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
} finally {
  starter.leave();
}
