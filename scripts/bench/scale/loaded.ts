import type { Embedder, Embedding } from '../../../embeddings/embedder.ts';
import { createWorkerEmbedder } from '../../../embeddings/embedders/worker.ts';
import { createExactIndex } from '../../../embeddings/indexes/exact.ts';
import { seededRandom } from '../../../embeddings/seeded-random.ts';
import { readStore } from '../../../embeddings/storage/read-store.ts';
import { rowOf } from '../../../embeddings/vector.ts';
import { answer } from '../../../server/answering/answer.ts';
import type { SearchIndex } from '../../../server/answering/search-index.ts';
import { searchIndexOf, servingOf } from '../../../server/engine.ts';
import { placeIn } from '../draw.ts';
import { median, quantile } from '../percentiles.ts';
import { residentBytes } from '../resident.ts';
import { type MadeQuestion, questionFrom, type TokenIds } from './made-question.ts';
import { nearTo } from './vectors.ts';

/** What a process that loads a generated index finds; times in milliseconds. */
export interface Loaded {
  readonly load: number;
  /** Processor time of loading: what it would have taken on a machine with nothing else to do, at most. */
  readonly loadProcessor: number;
  readonly resident: number;
  readonly graphP50: number;
  readonly graphP95: number;
  readonly exactP50: number;
  readonly recall: number;
  readonly searchP50: number;
  readonly searchP95: number;
  readonly answerP50: number;
  readonly answerP95: number;
}

const QUESTIONS = 300;
const WARM_UP = 60;
/** An exact search of a hundred thousand vectors takes a tenth of a second. */
const COMPARED = 100;
const NEAREST = 10;

/** A process of its own for each size, so that neither memory nor caches of one size are in the figures of another. */
async function main(indexDir: string): Promise<Loaded> {
  const [started, processor] = [performance.now(), process.cpuUsage()];
  const { index, tokenIds } = await loadIndex(indexDir);
  const held = servingOf(index, NO_EMBEDDER);
  const load = performance.now() - started;
  const { user, system } = process.cpuUsage(processor);
  const loadProcessor = (user + system) / 1000;
  const resident = await residentBytes(process.pid);
  const graph = compareGraph(index);
  const answers = await measureAnswers(index, tokenIds);
  if (held.fingerprint !== index.fingerprint)
    throw new Error('The index that was loaded is not the one that is asked.');
  return { load, loadProcessor, resident, ...graph, ...answers };
}

/** The index as it is served; of what is on the disk besides, nothing else is held. */
async function loadIndex(indexDir: string): Promise<{ index: SearchIndex; tokenIds: TokenIds }> {
  const stored = await readStore(indexDir);
  const { offsets, ids } = stored.tokens;
  return { index: searchIndexOf(stored), tokenIds: { offsets, ids } };
}

const NO_EMBEDDER: Embedder = {
  model: '',
  dimensions: 0,
  tokenDimensions: 0,
  embed: () => Promise.reject(new Error('Nothing is asked while the index is loaded.')),
  async close() {},
};

function compareGraph(index: SearchIndex): Pick<Loaded, 'graphP50' | 'graphP95' | 'exactP50' | 'recall'> {
  const exact = createExactIndex(index.sentenceVectors, index.dimensions);
  const random = seededRandom(7);
  const [graph, scan, recalls]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < COMPARED; i += 1) {
    const row = placeIn(index.rows.length, random);
    const query = nearTo(rowOf(index.sentenceVectors, index.dimensions, row), random);
    const [truth, exactTime] = timed(() => exact.search(query, NEAREST));
    const [found, graphTime] = timed(() => index.sentences.search(query, NEAREST));
    scan.push(exactTime);
    graph.push(graphTime);
    const least = truth.at(-1)?.similarity ?? 0;
    recalls.push(found.filter(({ similarity }) => similarity >= least).length / truth.length);
  }
  const recall = recalls.reduce((sum, value) => sum + value, 0) / recalls.length;
  return { graphP50: median(graph), graphP95: quantile(graph, 0.95), exactP50: median(scan), recall };
}

/** Whole answers: the forward pass of a question of that length is made, and its outcome is the generated one. */
async function measureAnswers(index: SearchIndex, tokenIds: TokenIds) {
  const model = await createWorkerEmbedder();
  try {
    const random = seededRandom(11);
    const [search, whole]: [number[], number[]] = [[], []];
    for (let i = 0; i < QUESTIONS + WARM_UP; i += 1) {
      const made = questionFrom(index, tokenIds, random);
      const [reply, time] = await timedAsync(() => answer({ question: made.text }, index, pretending(model, made)));
      if (i < WARM_UP) continue;
      search.push(reply.timings.searchMs);
      whole.push(time);
    }
    return {
      searchP50: median(search),
      searchP95: quantile(search, 0.95),
      answerP50: median(whole),
      answerP95: quantile(whole, 0.95),
    };
  } finally {
    await model.close();
  }
}

function pretending(model: Embedder, { embedding }: MadeQuestion): Embedder {
  return {
    ...model,
    async embed(texts, ...more): Promise<Embedding[]> {
      await model.embed(texts, ...more);
      return texts.map(() => embedding);
    },
  };
}

function timed<T>(work: () => T): [T, number] {
  const started = performance.now();
  const result = work();
  return [result, performance.now() - started];
}

async function timedAsync<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
}

process.stdout.write(JSON.stringify(await main(process.argv[2] as string)));
