import type { StoredIndex } from '../embeddings/storage/contents.ts';
import { type TokenForm, type TokenRows, type TokenTable, tokenRows } from '../embeddings/token-table.ts';
import { rowOf } from '../embeddings/vector.ts';

/** What is kept of a sentence's embedding. */
export interface SentenceEmbedding {
  readonly vector: Float32Array;
  readonly tokens: TokenRows;
}

/** What is kept of a question's embedding. */
export interface QuestionEmbedding extends SentenceEmbedding {
  readonly pieces: readonly string[];
}

/** What the index before has by the key of its text, so that it need not be embedded again. */
export interface KnownEmbeddings {
  readonly passages: ReadonlyMap<string, Float32Array>;
  readonly sentences: ReadonlyMap<string, SentenceEmbedding>;
  readonly contexts: ReadonlyMap<string, TokenRows>;
  readonly suggestions: ReadonlyMap<string, QuestionEmbedding>;
}

/** Looks an index up by key; nothing is known without one, and no token vectors in another form. */
export function knownEmbeddings(before: StoredIndex | undefined, form: TokenForm): KnownEmbeddings {
  if (!before) return { passages: new Map(), sentences: new Map(), contexts: new Map(), suggestions: new Map() };
  const { passages, sentences, tokens, contexts, suggestions, dimensions } = before;
  const vectorOf = (table: { readonly vectors: Float32Array }) => (row: number) =>
    rowOf(table.vectors, dimensions, row);
  const tokensOf = (table: TokenTable) => (row: number) => tokenRows(table, row);
  const both = (table: { readonly vectors: Float32Array }, tokenTable: TokenTable) => (row: number) => ({
    vector: vectorOf(table)(row),
    tokens: tokensOf(tokenTable)(row),
  });
  const questionOf = both(suggestions, suggestions.tokens);
  return {
    passages: byKey(passages.keys, vectorOf(passages)),
    sentences: tokens.form === form ? byKey(sentences.keys, both(sentences, tokens)) : new Map(),
    contexts: tokens.form === form ? byKey(contexts.keys, tokensOf(contexts.tokens)) : new Map(),
    suggestions: byKey(suggestions.keys, (row) => ({
      ...questionOf(row),
      pieces: suggestions.questions[row]?.pieces ?? [],
    })),
  };
}

function byKey<T>(keys: readonly string[], make: (row: number) => T): Map<string, T> {
  const entries = keys.map((key, row) => [key, make(row)] as const);
  return new Map(entries.filter(([key]) => key !== ''));
}
