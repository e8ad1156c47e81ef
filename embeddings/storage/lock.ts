import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { unwritableIndex } from '../index-error.ts';
import { isRunning } from '../is-running.ts';

/** Another process is building the index; waiting for it is all there is to do. */
export class IndexBusyError extends Error {
  override readonly name = 'IndexBusyError' as const;
}

export const LOCK_FILE = 'build.lock';

/** What this process holds: its own id in a lock file may also be left from an earlier process that had it. */
const held = new Set<string>();

/**
 * Runs `work` while no other process builds in `dir`; throws `IndexBusyError` when one does, and `IndexError` when the
 * folder cannot be made or written. The lock is a file with a process id; one whose process is gone is taken over.
 */
export async function withIndexLock<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const path = resolve(join(dir, LOCK_FILE));
  if (held.has(path)) throw busy(path, process.pid);
  held.add(path);
  try {
    await takeIn(dir, path);
    try {
      return await work();
    } finally {
      await rm(path, { force: true });
    }
  } finally {
    held.delete(path);
  }
}

async function takeIn(dir: string, path: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await take(path);
  } catch (error) {
    throw unwritableIndex(dir, error);
  }
}

async function take(path: string): Promise<void> {
  if (await create(path)) return;
  if (await isHeld(path)) throw busy(path, await ownerOf(path));
  await takeOver(path);
}

/**
 * Takes a lock whose process is gone. Several may find it so at once, and one that removes it late would remove the
 * lock that another has made meanwhile: so it is removed under a lock of its own, and only if it still is what it was.
 */
async function takeOver(path: string): Promise<void> {
  const guard = `${path}.takeover`;
  await take(guard);
  try {
    if (!(await isHeld(path))) await rm(path, { force: true });
    if (!(await create(path))) throw busy(path, await ownerOf(path));
  } finally {
    await rm(guard, { force: true });
  }
}

/** How long it takes at most to write a process id into a lock that was made. */
const WRITING_MS = 10_000;

/** Whether the process of a lock runs. One without a process id is being written, unless that was never finished. */
async function isHeld(path: string): Promise<boolean> {
  const owner = await ownerOf(path);
  if (owner !== undefined) return owner !== process.pid && isRunning(owner);
  const made = await stat(path).catch(() => undefined);
  return made === undefined || Date.now() - made.mtimeMs < WRITING_MS;
}

function busy(path: string, pid: number | undefined): IndexBusyError {
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return new IndexBusyError(
    `The index is being built by ${who}: wait until it is done. If no build is running, delete ${path}.`,
  );
}

async function create(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file
      .writeFile(String(process.pid))
      .finally(() => file.close())
      .catch((error: unknown) => withdraw(path, error));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A lock without a process id would keep everyone out for good. */
async function withdraw(path: string, error: unknown): Promise<never> {
  await rm(path, { force: true });
  throw error;
}

async function ownerOf(path: string): Promise<number | undefined> {
  const pid = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
  return Number.isNaN(pid) ? undefined : pid;
}
