import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unwritableIndex } from '../index-error.ts';
import { isRunning, startOf } from '../is-running.ts';

/** Another process is building the index; waiting for it is all there is to do. */
export class IndexBusyError extends Error {
  override readonly name = 'IndexBusyError' as const;
}

/** The folders in which this process builds. */
const held = new Set<string>();

/**
 * Runs `work` while no other process builds in `dir`; throws `IndexBusyError` when one does, and `IndexError` when the
 * folder cannot be made or written. A builder puts an empty file into the folder whose name says which process it is,
 * so that it is there in whole or not at all, whenever the process is killed. Then it looks for those of others: of two
 * builders the one that looks last sees the other's. Those of processes that are gone are removed.
 */
export async function withIndexLock<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const folder = resolve(dir);
  const lock = join(folder, await lockFile(process.pid));
  if (held.has(folder)) throw busy(lock, process.pid);
  held.add(folder);
  try {
    await takeIn(folder, lock);
    try {
      return await work();
    } finally {
      await rm(lock, { force: true });
    }
  } finally {
    held.delete(folder);
  }
}

/** Stands for a start that the system does not tell. */
const UNKNOWN = 0;

/** The name of a process's lock: its id, and when it started, for after a restart another process may have its id. */
export async function lockFile(pid: number): Promise<string> {
  return `build-${pid}-${(await startOf(pid)) ?? UNKNOWN}.lock`;
}

const LOCK_FILE = /^build-(\d+)-(\d+)\.lock$/u;

async function takeIn(folder: string, lock: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await take(folder, lock);
  } catch (error) {
    throw unwritableIndex(folder, error);
  }
}

/** Two that come at once may each see the other: the one with the lower process id tries again, and so one gets in. */
const TRIES = 5;
const TRY_AGAIN_MS = 20;

async function take(folder: string, lock: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await writeFile(lock, '');
    const other = await otherBuilder(folder);
    if (!other) return;
    await rm(lock, { force: true });
    if (other.pid < process.pid || tries === TRIES) throw busy(other.lock, other.pid);
    await sleep(TRY_AGAIN_MS);
  }
}

interface Builder {
  readonly pid: number;
  /** The path of its lock. */
  readonly lock: string;
}

async function otherBuilder(folder: string): Promise<Builder | undefined> {
  for (const name of await readdir(folder)) {
    const [, id, start] = LOCK_FILE.exec(name) ?? [];
    if (id === undefined || start === undefined) continue;
    const builder = { pid: Number(id), lock: join(folder, name) };
    if (!(await isThere(builder.pid, Number(start)))) await rm(builder.lock, { force: true });
    else if (builder.pid !== process.pid) return builder;
  }
  return undefined;
}

/** Whether the process that made a lock still runs, and not another one with its id. */
async function isThere(pid: number, start: number): Promise<boolean> {
  if (!isRunning(pid)) return false;
  const now = await startOf(pid);
  return start === UNKNOWN || now === undefined || now === start;
}

function busy(lock: string, pid: number): IndexBusyError {
  return new IndexBusyError(
    `The index is being built by process ${pid}: wait until it is done. If no build is running, delete ${lock}.`,
  );
}
