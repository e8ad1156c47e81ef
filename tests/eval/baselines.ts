import MiniSearch from 'minisearch';
import type { Embedder } from '../../embeddings/embedder.ts';
import { slice } from '../../embeddings/span.ts';
import { dot, rowOf } from '../../embeddings/vector.ts';
import type { Row, SearchIndex } from '../../server/answering/search-index.ts';
import type { Judged } from './judge.ts';
import type { Question } from './questions.ts';

/** Something that answers questions. */
export type System = (question: Question) => Promise<Judged>;

/** Passages that the naive baseline answers from, and the cosine below which it keeps silent. */
const PASSAGES = 3;
const CUT_OFF = 0.35;

/** How many sentences plain BM25 answers with. */
const SENTENCES = 5;

/**
 * Retrieval as tutorials build it: the passages nearest to the question by cosine, and of each the nearest sentence;
 * no answer when no passage is near.
 */
export function naiveBaseline(index: SearchIndex, embedder: Embedder): System {
  return async ({ question }) => {
    const [embedding] = await embedder.embed([question]);
    if (!embedding) throw new Error('The embedder gave no embedding for a question.');
    const near = index.passages.search(embedding.vector, PASSAGES);
    if ((near[0]?.similarity ?? 0) < CUT_OFF) return quoting([], index);
    const similarity = (row: number) => dot(embedding.vector, rowOf(index.sentenceVectors, index.dimensions, row));
    const best = near.flatMap(({ row }) =>
      [...(index.rowsOfPassage[row] ?? [])].sort((a, b) => similarity(b) - similarity(a)).slice(0, 1),
    );
    return quoting(
      best.map((row) => index.rows[row] as Row),
      index,
    );
  };
}

/** Keyword search out of the box: the best sentences by BM25, no answer when no word matches. */
export function bm25Baseline(index: SearchIndex): System {
  const search = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  search.addAll(index.rows.filter(({ quotable }) => quotable).map(({ row, text }) => ({ id: row, text })));
  return async ({ question }) => {
    const hits = search.search(question).slice(0, SENTENCES);
    return quoting(
      hits.map(({ id }) => index.rows[id as number] as Row),
      index,
    );
  };
}

/** Each sentence as a statement with one citation. */
function quoting(rows: readonly Row[], index: SearchIndex): Judged {
  return {
    status: rows.length > 0 ? 'answered' : 'no_answer',
    answer: rows.map(({ text }, i) => ({ text, citations: [i + 1] })),
    citations: rows.map(({ document: { file }, sentence: { start, end } }, i) => {
      return { id: i + 1, file, start, end, quote: slice(index.text(file), { start, end }) };
    }),
  };
}
