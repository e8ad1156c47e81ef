import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Embedder } from '../../embeddings/embedder.ts';
import { createWorkerEmbedder } from '../../embeddings/embedders/worker.ts';
import { readCatalog } from '../../seeds/catalog.ts';
import { build } from '../build.ts';
import { buildCorpus } from '../corpus.ts';
import { contextTexts, passageTexts, sentenceTexts } from '../embedding-texts.ts';
import { readSeeds } from '../read-seeds.ts';
import { candidatesOf } from '../suggest/candidates.ts';
import { type Finding, ms } from './findings.ts';
import { median } from './percentiles.ts';

const ROUNDS = 3;

/** A paragraph that no seed has, put in the middle of one. */
const PARAGRAPH = '\nThe harbour office of Port Ellery counted forty lanterns on the quay.\n';

/** What an index costs beside embedding its texts, and what a small change costs. */
export async function measureIndexing(onRound: (done: number) => void): Promise<Finding[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'communique-bench-'));
  const embedder = await createWorkerEmbedder();
  try {
    const [whole, alone]: [number[], number[]] = [[], []];
    const texts = await textsOf('seeds');
    for (let round = 0; round < ROUNDS; round += 1) {
      whole.push(await timed(() => build({ seedsDir: 'seeds', indexDir: path.join(folder, `${round}`), embedder })));
      alone.push(await timed(() => embedder.embed(texts)));
      onRound(round + 1);
    }
    const ratio = median(whole.map((time, i) => time / (alone[i] as number)));
    return [
      {
        what: `indexing the seeds, of ${texts.length} texts to embed`,
        figure: `${ratio.toFixed(2)} × embedding alone (${ms(median(whole))})`,
        bar: '≤ 1.2 ×',
        reached: ratio <= 1.2,
      },
      await incremental(folder, embedder, median(whole)),
    ];
  } finally {
    await embedder.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function incremental(folder: string, embedder: Embedder, whole: number): Promise<Finding> {
  const seedsDir = path.join(folder, 'seeds');
  await cp('seeds', seedsDir, { recursive: true });
  const indexDir = path.join(folder, '0');
  const [first = { name: '' }] = await readSeeds(seedsDir);
  const file = path.join(seedsDir, first.name);
  const counting = countingEmbedder(embedder);
  // In the last document of its file, so that the spans of the catalog stay where they are.
  await writeFile(file, `${(await readFile(file, 'utf8')).trimEnd()}\n${PARAGRAPH}`);
  let fingerprint = '';
  const time = await timed(async () => {
    ({ fingerprint } = await build({ seedsDir, indexDir, embedder: counting }));
  });
  const embedded = counting.count();
  const fresh = await build({ seedsDir, indexDir: path.join(folder, 'fresh'), embedder });
  const isSame = fingerprint === fresh.fingerprint;
  return {
    what: 'indexing again after one paragraph was added',
    figure: `${embedded} texts embedded, ${ms(time)} (${(time / whole).toFixed(2)} of the whole), ${isSame ? 'the same' : 'another'} fingerprint as from nothing`,
    bar: 'what changed, the same index',
    reached: isSame && embedded <= 4,
  };
}

async function textsOf(seedsDir: string): Promise<string[]> {
  const corpus = buildCorpus(await readSeeds(seedsDir), await readCatalog(seedsDir));
  const suggestions = candidatesOf(corpus).map(({ question }) => question);
  const groups = [passageTexts(corpus), sentenceTexts(corpus), contextTexts(corpus), suggestions];
  return groups.flatMap((texts) => [...new Set(texts.filter((text) => text !== ''))]);
}

function countingEmbedder(embedder: Embedder): Embedder & { count(): number } {
  let texts = 0;
  return {
    ...embedder,
    count: () => texts,
    embed(batch, ...more) {
      texts += batch.length;
      return embedder.embed(batch, ...more);
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
