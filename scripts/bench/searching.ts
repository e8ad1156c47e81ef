import { createExactIndex } from '../../embeddings/indexes/exact.ts';
import type { SearchIndex } from '../../server/answering/search-index.ts';
import { type Finding, ms } from './findings.ts';
import { median } from './percentiles.ts';

const NEAREST = 60;

/** The graph beside a scan of every vector, in turn for each question. */
export function measureSearching(index: SearchIndex, vectors: readonly Float32Array[]): Finding[] {
  const exact = createExactIndex(index.sentenceVectors, index.dimensions);
  const [scan, graph]: [number[], number[]] = [[], []];
  for (const vector of [...vectors, ...vectors]) {
    scan.push(timed(() => exact.search(vector, NEAREST)));
    graph.push(timed(() => index.sentences.search(vector, NEAREST)));
  }
  const rest = [scan, graph].map((samples) => median(samples.slice(vectors.length)));
  return [
    { what: `exact scan of ${index.rows.length} sentences, ${NEAREST} nearest`, figure: ms(rest[0] as number) },
    { what: `HNSW over ${index.rows.length} sentences, ${NEAREST} nearest`, figure: ms(rest[1] as number) },
  ];
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
