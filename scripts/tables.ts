import { createHnswIndex } from '../embeddings/indexes/hnsw.ts';
import type { VectorTable } from '../embeddings/storage/contents.ts';
import { type TokenLayout, type TokenRows, type TokenTable, tokenTable } from '../embeddings/token-table.ts';
import type { Embedded } from './embed-texts.ts';

const NO_TOKENS: TokenRows = { ids: new Int32Array(), values: new Int8Array(), scales: new Float32Array() };

/** The token vectors of embedded texts in one table; a text that was not embedded has none. */
export function tokensOfAll<T>(
  rows: readonly Embedded<T>[],
  tokensOf: (value: T) => TokenRows,
  layout: TokenLayout,
): TokenTable {
  return tokenTable(
    rows.map(({ value }) => (value === undefined ? NO_TOKENS : tokensOf(value))),
    layout,
  );
}

/** The vectors of embedded texts row by row; zeros for a text that was not embedded. */
export function vectorsOfAll<T>(
  rows: readonly Embedded<T>[],
  vectorOf: (value: T) => Float32Array,
  dimensions: number,
): Float32Array {
  const vectors = new Float32Array(rows.length * dimensions);
  rows.forEach(({ value }, i) => {
    if (value !== undefined) vectors.set(vectorOf(value), i * dimensions);
  });
  return vectors;
}

/** The vectors of embedded texts with their keys and the graph over them. */
export function vectorTable<T>(
  rows: readonly Embedded<T>[],
  vectorOf: (value: T) => Float32Array,
  dimensions: number,
): VectorTable {
  const vectors = vectorsOfAll(rows, vectorOf, dimensions);
  return { vectors, keys: rows.map(({ key }) => key), index: createHnswIndex(vectors, dimensions) };
}
