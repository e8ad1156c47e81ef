import { readFile } from 'node:fs/promises';

/** Whether a process exists: signal 0 is not delivered, only checked; `EPERM` means it exists and is another user's. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The field of `/proc/<pid>/stat` that says when a process started, counted from the one after its name: proc(5). */
const START_FIELD = 19;

/** When a process started, in clock ticks since the system did, where the system tells (Linux). */
export async function startOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // The name stands in brackets and may hold brackets and spaces itself.
  const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_FIELD]);
  return Number.isSafeInteger(ticks) ? ticks : undefined;
}
