import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { IndexBusyError, lockFile, withIndexLock } from '../../embeddings/storage/lock.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import { builtIndex } from '../support/built-index.ts';
import { seedsFolder } from '../support/seeds-folder.ts';
import { hears } from '../support/spawned.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A process id that no process has: larger than any system gives. */
const NO_PROCESS = 99_999_999;

describe('withIndexLock', () => {
  const lock = async (dir: string, pid: number) => path.join(dir, await lockFile(pid));

  it('gives what the work gives, and leaves no lock behind, even when it fails', async () => {
    const { indexDir } = await seedsFolder();
    expect(await withIndexLock(indexDir, async () => 42)).toBe(42);
    await expect(withIndexLock(indexDir, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
    expect(await readdir(indexDir)).toEqual([]);
  });

  it('refuses a second build in the same process', async () => {
    const { indexDir } = await seedsFolder();
    await withIndexLock(indexDir, async () => {
      await expect(withIndexLock(indexDir, async () => 'second')).rejects.toThrow(IndexBusyError);
    });
  });

  it('refuses while another process builds, naming it, and does not take its lock away', async () => {
    const { indexDir } = await seedsFolder();
    await mkdir(indexDir);
    const theirs = await lock(indexDir, process.ppid);
    await writeFile(theirs, '');
    await expect(withIndexLock(indexDir, async () => {})).rejects.toThrow(
      `being built by process ${process.ppid}: wait until it is done. If no build is running, delete ${theirs}.`,
    );
    expect(await readdir(indexDir)).toEqual([path.basename(theirs)]);
  });

  it.each([
    ['a process that is gone', `build-${NO_PROCESS}-0.lock`],
    ['an earlier process that had the same id', `build-${process.pid}-1.lock`],
  ])('takes over the lock of %s', async (_name, left) => {
    const { indexDir } = await seedsFolder();
    await mkdir(indexDir);
    await writeFile(path.join(indexDir, left), '');
    expect(await withIndexLock(indexDir, async () => 'built')).toBe('built');
    expect(await readdir(indexDir)).toEqual([]);
  });

  // Only Linux tells when a process started; elsewhere an id is taken at its word.
  it.runIf(process.platform === 'linux')('takes over the lock of a process whose id another one has now', async () => {
    const { indexDir } = await seedsFolder();
    await mkdir(indexDir);
    await writeFile(path.join(indexDir, `build-${process.ppid}-1.lock`), '');
    expect(await withIndexLock(indexDir, async () => 'built')).toBe('built');
    expect(await readdir(indexDir)).toEqual([]);
  });

  it('lets the next one in, whenever a process that takes the lock is killed', async () => {
    const dir = await tempFolder();
    for (let i = 0; i < 10; i += 1) {
      const taker = spawn(process.execPath, ['--import', 'tsx', 'tests/support/lock-taker.ts', dir]);
      const ended = once(taker, 'exit');
      await hears(taker.stdout, 'ready');
      await sleep(i);
      taker.kill('SIGKILL');
      await ended;
      expect(await withIndexLock(dir, async () => 'built')).toBe('built');
      expect(await readdir(dir)).toEqual([]);
    }
  });

  it('lets in one at a time when several find the lock of a process that is gone', async () => {
    const dir = await tempFolder();
    const [everyMs, times] = [100, 30];
    const firstMs = Date.now() + 2_000;
    const args = ['--import', 'tsx', 'tests/support/lock-contender.ts', dir, firstMs, everyMs, times].map(String);
    const contenders = Array.from({ length: 3 }, () => promisify(execFile)(process.execPath, args));
    // None at the last moment, which finds what came late.
    for (let i = 0; i < times - 1; i += 1) {
      await sleep(firstMs + i * everyMs - 20 - Date.now());
      await writeFile(await lock(dir, NO_PROCESS), '');
    }
    const said = (await Promise.all(contenders)).flatMap(({ stdout }) => stdout.trim().split('\n'));
    const turns = said
      .map((line) => line.split(' '))
      .sort(([, , a = ''], [, , b = '']) => (BigInt(a) < BigInt(b) ? -1 : 1));
    expect(turns.length).toBeGreaterThanOrEqual(2 * times);
    turns.forEach(([pid, what], i) => {
      expect(what).toBe(i % 2 === 0 ? 'in' : 'out');
      if (what === 'out') expect(pid).toBe(turns[i - 1]?.[0]);
    });
    expect(await readdir(dir)).toEqual([]);
  });

  it('lets the index be read meanwhile', async () => {
    const { indexDir, manifest } = await builtIndex();
    await withIndexLock(indexDir, async () => {
      expect((await readStore(indexDir)).manifest).toEqual(manifest);
    });
  });
});
