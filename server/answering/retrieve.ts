import type { Asked } from './asked.ts';
import { CANDIDATES, PASSAGES_SEARCHED, SENTENCES_SEARCHED } from './limits.ts';
import type { Row, SearchIndex } from './search-index.ts';

/** A sentence worth a close look, with what found it. */
export interface Candidate {
  readonly row: Row;
  /** BM25 score as a share of the best one's. */
  readonly bm25: number;
}

/** Which sentences a request may be answered from. */
export type Scope = (row: Row) => boolean;

/**
 * The sentences that dense or lexical retrieval puts near the question: the nearest sentences, every sentence of the
 * nearest passages, and the best by BM25. Each list says its best first; they are merged by turns, so that none is
 * crowded out, and cut to the closest `CANDIDATES`.
 */
export function retrieve(asked: Asked, index: SearchIndex, scope: Scope): Candidate[] {
  const accept = (row: number) => {
    const found = index.rows[row];
    return found !== undefined && found.quotable && scope(found);
  };
  const lexical = index.lexical.search(
    asked.terms.map(({ term }) => term),
    accept,
  );
  const best = lexical[0]?.score ?? 1;
  const bm25 = new Map(lexical.map(({ row, score }) => [row, score / best]));
  const dense = index.sentences.search(asked.vector, SENTENCES_SEARCHED, accept).map(({ row }) => row);
  const passages = index.passages
    .search(asked.vector, PASSAGES_SEARCHED)
    .flatMap(({ row }) => index.rowsOfPassage[row]?.filter(accept) ?? []);
  return byTurns([dense, lexical.map(({ row }) => row), passages], CANDIDATES).map((row) => ({
    row: index.rows[row] as Row,
    bm25: bm25.get(row) ?? 0,
  }));
}

/** One of each list in turn, without repeats, until there are `most`. */
function byTurns(lists: readonly (readonly number[])[], most: number): number[] {
  const taken = new Set<number>();
  const longest = Math.max(...lists.map((list) => list.length));
  for (let turn = 0; turn < longest && taken.size < most; turn += 1) {
    for (const list of lists) {
      const row = list[turn];
      if (row !== undefined && taken.size < most) taken.add(row);
    }
  }
  return [...taken];
}
