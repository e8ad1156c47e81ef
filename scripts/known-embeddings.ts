import type { StoredIndex, VectorTable } from '../embeddings/storage/contents.ts';
import { type TokenRows, type TokenTable, tokenRows } from '../embeddings/token-table.ts';
import { rowOf } from '../embeddings/vector.ts';

/** What is kept of a sentence's embedding. */
export interface SentenceEmbedding {
  readonly vector: Float32Array;
  readonly tokens: TokenRows;
}

/** What the index before has by the key of its text, so that it need not be embedded again. */
export interface KnownEmbeddings {
  readonly passages: ReadonlyMap<string, Float32Array>;
  readonly sentences: ReadonlyMap<string, SentenceEmbedding>;
  readonly contexts: ReadonlyMap<string, TokenRows>;
}

/** Looks an index up by key; nothing is known without one. */
export function knownEmbeddings(before: StoredIndex | undefined): KnownEmbeddings {
  if (!before) return { passages: new Map(), sentences: new Map(), contexts: new Map() };
  const { passages, sentences, tokens, contexts, dimensions } = before;
  const vectorOf = (table: VectorTable) => (row: number) => rowOf(table.vectors, dimensions, row);
  const tokensOf = (table: TokenTable) => (row: number) => tokenRows(table, row);
  const [vector, ownTokens] = [vectorOf(sentences), tokensOf(tokens)];
  return {
    passages: byKey(passages.keys, vectorOf(passages)),
    sentences: byKey(sentences.keys, (row) => ({ vector: vector(row), tokens: ownTokens(row) })),
    contexts: byKey(contexts.keys, tokensOf(contexts.tokens)),
  };
}

function byKey<T>(keys: readonly string[], make: (row: number) => T): Map<string, T> {
  const entries = keys.map((key, row) => [key, make(row)] as const);
  return new Map(entries.filter(([key]) => key !== ''));
}
