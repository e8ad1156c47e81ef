import { isText } from '../../embeddings/corpus.ts';
import type { Asked } from './asked.ts';
import { CANDIDATES, LEADS, PASSAGES_SEARCHED, SENTENCES_SEARCHED } from './limits.ts';
import type { Row, SearchIndex } from './search-index.ts';

/** Which sentences a request may be answered from. */
export type Scope = (row: Row) => boolean;

/**
 * The sentences that dense or lexical retrieval puts near the question: the nearest sentences, every sentence of the
 * nearest passages, the best by BM25, and the nearest of what a speaker said whom the question names. Each list says its
 * best first; they are merged by turns, so that none is crowded out, and cut to the closest `CANDIDATES`. The sentences
 * that the first ones give their subject ("He noted …") come along, for they seldom share a word with the question.
 */
export function retrieve(asked: Asked, index: SearchIndex, scope: Scope): Row[] {
  const accept = (row: number) => {
    const found = index.rows[row];
    return found?.quotable === true && (!asked.wantsWords || isText(found.passage.role)) && scope(found);
  };
  const lexical = index.lexical.search(
    asked.terms.map(({ term }) => term),
    CANDIDATES,
    accept,
  );
  const dense = index.sentences.search(asked.vector, SENTENCES_SEARCHED, accept).map(({ row }) => row);
  const passages = index.passages
    .search(asked.vector, PASSAGES_SEARCHED)
    .flatMap(({ row }) => index.rowsOfPassage[row]?.filter(accept) ?? []);
  const lists = [dense, lexical.map(({ row }) => row), passages, spokenRows(asked, index).filter(accept)];
  const rows = byTurns(lists, CANDIDATES);
  const led = rows.slice(0, LEADS).flatMap((row) => index.rowsLedBy.get(row)?.filter(accept) ?? []);
  return [...new Set([...rows, ...led])].flatMap((row) => index.rows[row] ?? []);
}

/** What the speakers whom a question names said, nearest first: few have said so much that all of it cannot be compared. */
function spokenRows(asked: Asked, index: SearchIndex): number[] {
  const rows = [...asked.speakers].flatMap((name) => index.speakers.get(name)?.rows ?? []);
  const nearness = new Map(rows.map((row) => [row, index.sentences.similarity(asked.vector, row)]));
  return rows.sort((a, b) => (nearness.get(b) as number) - (nearness.get(a) as number));
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
