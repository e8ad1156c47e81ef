import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isText, type Passage, type SeedFile } from '../../embeddings/corpus.ts';
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

/** The middle one counts: a machine that others use is slow for a while. */
const ROUNDS = 5;

/** What stands in no seed, over and over, as long as the paragraph that it takes the place of. */
const UNHEARD_OF = 'The harbour office of Port Ellery counted forty lanterns on the quay. ';

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
  const before = new Set(await textsOf(seedsDir));
  await changeOneParagraph(seedsDir);
  const changed = (await textsOf(seedsDir)).filter((text) => !before.has(text));
  const counting = countingEmbedder(embedder);
  let fingerprint = '';
  const time = await timed(async () => {
    ({ fingerprint } = await build({ seedsDir, indexDir, embedder: counting }));
  });
  const embedded = counting.count();
  const fresh = await build({ seedsDir, indexDir: path.join(folder, 'fresh'), embedder });
  const isSame = fingerprint === fresh.fingerprint;
  return {
    what: 'indexing again after one paragraph was changed',
    figure: `${embedded} texts embedded of ${changed.length} new ones, ${ms(time)} (${(time / whole).toFixed(2)} of the whole), ${isSame ? 'the same' : 'another'} fingerprint as from nothing`,
    bar: 'what changed, the same index',
    reached: isSame && embedded > 0 && embedded <= changed.length,
  };
}

/** Writes something else over the paragraph in the middle of the seeds; lines stay lines, and spans where they are. */
async function changeOneParagraph(seedsDir: string): Promise<void> {
  const corpus = buildCorpus(await readSeeds(seedsDir), await readCatalog(seedsDir));
  const texts = corpus.passages.filter(({ role }) => isText(role));
  const { documentId, start, end } = texts[Math.floor(texts.length / 2)] as Passage;
  const name = corpus.documents.find(({ id }) => id === documentId)?.file ?? '';
  const { text } = corpus.files.find((one) => one.name === name) as SeedFile;
  const other = text
    .slice(start, end)
    .split('')
    .map((letter, i) => (letter === '\n' ? letter : UNHEARD_OF[i % UNHEARD_OF.length]));
  await writeFile(path.join(seedsDir, name), text.slice(0, start) + other.join('') + text.slice(end));
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
