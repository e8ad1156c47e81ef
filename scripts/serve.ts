import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Ctrl-C reaches this process both from the terminal and through npm; within this time it is one request to stop. */
const SAME_REQUEST_MS = 500;

/** How soon the server is told to stop after npm was. */
const PARENT_CHECK_MS = 250;

/**
 * Runs the server as a process of its own and gives its exit code. It has its own process group, so that a signal
 * reaches it once: from here. `nodeFlags` are Node's own, such as `--watch`.
 */
export async function serve(root: string, nodeFlags: readonly string[] = []): Promise<number> {
  const args = [...nodeFlags, '--import', 'tsx', path.join(root, 'server/main.ts')];
  const child = spawn(process.execPath, args, { stdio: 'inherit', detached: process.platform !== 'win32' });
  forwardSignals(child);
  stopWithNpm(child);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

function forwardSignals(child: ChildProcess): void {
  let forwardedAt = Number.NEGATIVE_INFINITY;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (performance.now() - forwardedAt < SAME_REQUEST_MS) return;
      forwardedAt = performance.now();
      child.kill(signal);
    });
  }
}

/** npm passes a signal on to the shell between it and us, which dies of it and passes nothing on: we see it go. */
function stopWithNpm(child: ChildProcess): void {
  const { ppid, env } = process;
  if (!('npm_lifecycle_event' in env)) return;
  const timer = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, PARENT_CHECK_MS);
  timer.unref();
}
