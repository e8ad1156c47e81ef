import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.ts';
import { createWorkerEmbedder } from '../../embeddings/embedders/worker.ts';
import { seededRandom } from '../../embeddings/seeded-random.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import { build } from '../../scripts/build.ts';
import { type SeedsFolder, seedsFolder } from '../support/seeds-folder.ts';
import { hears, launch, run } from '../support/spawned.ts';
import { areWorkers, workersOf } from '../support/workers-of.ts';

const BUILD = 'scripts/build-index.ts';
const SEED = 20_250_901;

let embedder: Embedder;
beforeAll(async () => {
  embedder = await createWorkerEmbedder({ workers: 1 });
});
afterAll(() => embedder.close());

/** A text that is another for each edition: enough of it to be busy with, and all of it to be embedded anew. */
const edition = (number: number) => ({
  'quays.txt': `Quays\n\n${Array.from({ length: 8 }, (_, i) => `In year ${number} quay ${i} was opened.`).join('\n\n')}\n`,
});

const env = ({ seedsDir, indexDir }: SeedsFolder) => ({ SEEDS_DIR: seedsDir, INDEX_DIR: indexDir });

/** When to kill a build: a share of the time from its start to its end, or from where it begins to write. */
interface Moment {
  readonly from: 'start' | 'writing';
  readonly share: number;
}

/** A build that is left alone, and how long it took, in whole and from where it began to write. */
async function timedBuild(folder: SeedsFolder): Promise<Record<Moment['from'], number>> {
  const startMs = performance.now();
  const child = launch(BUILD, env(folder));
  const writing = hears(child.stderr, 'Writing the index').then(() => performance.now());
  expect(await once(child, 'exit')).toEqual([0, null]);
  return { start: performance.now() - startMs, writing: performance.now() - (await writing) };
}

/** Starts a build and ends it at a moment, unless it was faster. */
async function killedBuild(folder: SeedsFolder, { from, share }: Moment, timesMs: Record<Moment['from'], number>) {
  const child = launch(BUILD, env(folder));
  const ended = once(child, 'exit');
  if (from === 'writing') await hears(child.stderr, 'Writing the index');
  await Promise.race([sleep(share * timesMs[from]), ended]);
  const workers = child.exitCode === null ? workersOf(child.pid as number) : [];
  child.kill('SIGKILL');
  await ended;
  return { wasKilled: child.signalCode === 'SIGKILL', workers };
}

/** What of the text of `quays.txt` is served from an index. */
async function servedEdition(indexDir: string): Promise<string | undefined> {
  const { corpus } = await readStore(indexDir, { expectModel: embedder.model });
  return corpus.files.find(({ name }) => name === 'quays.txt')?.text;
}

/** Kills one build after another, and looks after each that nothing is lost and the next succeeds. */
async function killAt(moments: readonly Moment[]): Promise<number> {
  const folder = await seedsFolder();
  await folder.write(edition(0));
  const timesMs = await timedBuild(folder);
  let killed = 0;
  for (const [i, moment] of moments.entries()) {
    const [before, after] = [edition(i)['quays.txt'], edition(i + 1)['quays.txt']];
    await folder.write(edition(i + 1));
    const { wasKilled, workers } = await killedBuild(folder, moment, timesMs);
    if (wasKilled) killed += 1;
    expect([before, after]).toContain(await servedEdition(folder.indexDir));
    const { generation } = await build({ ...folder, embedder });
    expect(await servedEdition(folder.indexDir)).toBe(after);
    expect((await readdir(folder.indexDir)).sort()).toEqual([generation, 'manifest.json'].sort());
    await expect.poll(() => areWorkers(workers), { timeout: 10_000 }).toEqual([]);
  }
  const last = await run(BUILD, env(folder));
  expect(last).toMatchObject({ code: 0, out: expect.stringContaining('already up to date'), errors: '' });
  return killed;
}

describe('npm run index, killed at twenty random moments', () => {
  const random = seededRandom(SEED);
  const moments: Moment[] = Array.from({ length: 20 }, (_, i) =>
    i % 5 === 0 ? { from: 'writing', share: random() } : { from: 'start', share: (i + random()) / 20 },
  );

  it('leaves an index to serve each time, lets the next build succeed, and keeps no litter', {
    timeout: 600_000,
  }, async () => {
    expect(await killAt(moments)).toBeGreaterThanOrEqual(10);
  });
});

describe('npm run index, twice at once', () => {
  it('builds once; the second says that the first is at it and exits with code 2', async () => {
    const folder = await seedsFolder();
    await folder.write(edition(1));
    const first = launch(BUILD, env(folder));
    const ended = once(first, 'exit');
    await hears(first.stderr, 'Embedding passages');
    // It holds the lock and has yet to embed; stopped here it cannot be done before the other has looked.
    first.kill('SIGSTOP');
    const second = await run(BUILD, env(folder));
    first.kill('SIGCONT');
    expect(second).toMatchObject({ code: 2, out: '' });
    expect(second.errors).toContain(
      `The index is being built by process ${first.pid}: wait until it is done. If no build is running, delete `,
    );
    expect(await ended).toEqual([0, null]);
    expect(await servedEdition(folder.indexDir)).toBe(edition(1)['quays.txt']);
    expect(await readdir(folder.indexDir)).toHaveLength(2);
  });
});
