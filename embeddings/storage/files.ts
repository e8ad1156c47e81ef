/** The four files of a token table. */
export interface TokenFiles {
  readonly offsets: string;
  readonly ids: string;
  readonly values: string;
  readonly scales: string;
}

const tokenFiles = (table: string): TokenFiles => ({
  offsets: `${table}.offsets.u32`,
  ids: `${table}.ids.i32`,
  values: `${table}.values.i8`,
  scales: `${table}.scales.f32`,
});

/** The files of an index; each is described in embeddings/README.md. */
export const FILES = {
  corpus: 'corpus.json',
  keys: 'keys.json',
  passageVectors: 'passages.f32',
  passageGraph: 'passages.hnsw',
  sentenceVectors: 'sentences.f32',
  sentenceGraph: 'sentences.hnsw',
  tokens: tokenFiles('tokens'),
  contexts: tokenFiles('contexts'),
  contextRows: 'contexts.rows.u32',
  suggestions: 'suggestions.json',
  suggestionVectors: 'suggestions.f32',
  suggestionTokens: tokenFiles('suggestions'),
} as const;

/** The bytes of a typed array; little-endian, as every processor that Node.js runs on but one (s390x) has them. */
export function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
