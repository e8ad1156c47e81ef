import { createExactIndex } from '../../embeddings/indexes/exact.ts';
import type { SearchIndex } from '../../server/answering/search-index.ts';
import { type Finding, ms } from './findings.ts';
import { median } from './percentiles.ts';

const NEAREST = 60;

/** The product's index beside its oracle, which compares every vector exactly, in turn for each question. */
export function measureSearching(index: SearchIndex, vectors: readonly Float32Array[]): Finding[] {
  const exact = createExactIndex(index.sentenceVectors, index.dimensions);
  const [exactly, ours]: [number[], number[]] = [[], []];
  for (const vector of [...vectors, ...vectors]) {
    exactly.push(timed(() => exact.search(vector, NEAREST)));
    ours.push(timed(() => index.sentences.search(vector, NEAREST)));
  }
  const rest = [exactly, ours].map((samples) => median(samples.slice(vectors.length)));
  return [
    { what: `exact scan of ${index.rows.length} sentences, ${NEAREST} nearest`, figure: ms(rest[0] as number) },
    { what: `our index over ${index.rows.length} sentences, ${NEAREST} nearest`, figure: ms(rest[1] as number) },
  ];
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
