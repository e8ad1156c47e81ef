import type { TokenVectors } from './embedder.ts';
import { fromTernary, ternaryBytes, toTernary } from './ternary.ts';

/**
 * How token vectors are kept. `bytes`: a byte a number and a scale a vector; the cosine to the vector before is above
 * 0.9999. `ternary`: a fifth of the room; the cosine is about 0.9, and late interaction, which adds up many tokens,
 * hardly tells (embeddings/README.md has the figures).
 */
export const TOKEN_FORMS = ['bytes', 'ternary'] as const;
export type TokenForm = (typeof TOKEN_FORMS)[number];

/**
 * From so many sentences on, the token vectors are kept in the small form: a byte a number comes to some 300 MB there.
 * A sentence of the seeds takes 7 kB in one form and 1.6 kB in the other.
 */
const TERNARY_FROM = 40_000;

/** The form for a corpus of so many sentences. */
export const tokenFormFor = (sentences: number): TokenForm => (sentences < TERNARY_FROM ? 'bytes' : 'ternary');

/**
 * The token vectors of many texts, one after another: text `i` has the rows `offsets[i]` up to `offsets[i + 1]`,
 * and row `r` is token `ids[r]`. As bytes its vector is `values[r * dimensions …] * scales[r]`; in the ternary form it is
 * what `fromTernary` reads at row `r`, and `scales` is empty.
 */
export interface TokenTable {
  readonly form: TokenForm;
  readonly dimensions: number;
  readonly offsets: Uint32Array;
  readonly ids: Int32Array;
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/** One text's part of a table, as views into it. */
export interface TokenRows {
  readonly ids: Int32Array;
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/** How a table keeps its vectors. */
export type TokenLayout = Pick<TokenTable, 'form' | 'dimensions'>;

/** Bytes of `values` for a token. */
export const rowBytes = ({ form, dimensions }: TokenLayout): number =>
  form === 'bytes' ? dimensions : ternaryBytes(dimensions);

/** Rounds one text's token vectors. */
export function quantiseTokens({ ids, vectors }: TokenVectors, { form, dimensions }: TokenLayout): TokenRows {
  const vectorOf = (row: number) => vectors.subarray(row * dimensions, (row + 1) * dimensions);
  const width = rowBytes({ form, dimensions });
  const values = new Int8Array(ids.length * width);
  const scales = new Float32Array(form === 'bytes' ? ids.length : 0);
  for (let row = 0; row < ids.length; row += 1) {
    const vector = vectorOf(row);
    if (form === 'bytes') scales[row] = toBytes(vector, values.subarray(row * width));
    else values.set(toTernary(vector), row * width);
  }
  return { ids, values, scales };
}

/** Rounds to bytes and gives the scale: the largest number of a row becomes ±127. */
function toBytes(vector: Float32Array, values: Int8Array): number {
  const scale = Math.fround(vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127);
  if (scale > 0) values.set(vector.map((value) => Math.round(value / scale)));
  return scale;
}

/** A text's tokens without [CLS] and [SEP], which no token of a question is compared with. */
export function innerTokens({ ids, vectors }: TokenVectors): TokenVectors {
  const dimensions = vectors.length / ids.length;
  return { ids: ids.subarray(1, -1), vectors: vectors.subarray(dimensions, -dimensions) };
}

/** Puts the parts of several texts into one table, in order. */
export function tokenTable(parts: readonly TokenRows[], layout: TokenLayout): TokenTable {
  const offsets = new Uint32Array(parts.length + 1);
  parts.forEach((part, i) => {
    offsets[i + 1] = (offsets[i] as number) + part.ids.length;
  });
  const rows = offsets[parts.length] as number;
  const width = rowBytes(layout);
  const ids = new Int32Array(rows);
  const values = new Int8Array(rows * width);
  const scales = new Float32Array(layout.form === 'bytes' ? rows : 0);
  parts.forEach((part, i) => {
    const row = offsets[i] as number;
    ids.set(part.ids, row);
    values.set(part.values, row * width);
    scales.set(part.scales, layout.form === 'bytes' ? row : 0);
  });
  return { ...layout, offsets, ids, values, scales };
}

/** Text `i`'s part of a table. */
export function tokenRows(table: TokenTable, i: number): TokenRows {
  const { offsets, ids, values, scales } = table;
  const [from, to] = [offsets[i] as number, offsets[i + 1] as number];
  const width = rowBytes(table);
  return {
    ids: ids.subarray(from, to),
    values: values.subarray(from * width, to * width),
    scales: scales.subarray(from, to),
  };
}

/** Widens a text's part to single precision again. */
export function toTokenVectors(rows: TokenRows, layout: TokenLayout): TokenVectors {
  const { dimensions } = layout;
  const { values, scales } = layout.form === 'bytes' ? rows : asBytes(rows, dimensions);
  const vectors = Float32Array.from({ length: rows.ids.length * dimensions }, (_, i) => {
    return (values[i] as number) * (scales[Math.floor(i / dimensions)] as number);
  });
  return { ids: rows.ids, vectors };
}

/** What stood as five numbers to a byte, as a byte a number. */
function asBytes({ ids, values }: TokenRows, dimensions: number): Pick<TokenRows, 'values' | 'scales'> {
  const bytes = new Int8Array(ids.length * dimensions + 4);
  const scales = new Float32Array(ids.length);
  fromTernary(values, 0, ids.length, dimensions, { values: new DataView(bytes.buffer), scales });
  return { values: bytes, scales };
}
