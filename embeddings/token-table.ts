import type { TokenVectors } from './embedder.ts';

/**
 * The token vectors of many texts, one after another: text `i` has the rows `offsets[i]` up to `offsets[i + 1]`,
 * and row `r` is token `ids[r]` with the vector `values[r * dimensions …] * scales[r]`. A byte a number instead of
 * four: the cosine to the vector before is above 0.9999.
 */
export interface TokenTable {
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

/** Rounds one text's token vectors to bytes, with one scale a row: the largest number of a row becomes ±127. */
export function quantiseTokens({ ids, vectors }: TokenVectors, dimensions: number): TokenRows {
  const values = new Int8Array(vectors.length);
  const scales = new Float32Array(ids.length);
  for (let row = 0; row < ids.length; row += 1) {
    const start = row * dimensions;
    const vector = vectors.subarray(start, start + dimensions);
    const scale = Math.fround(vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127);
    scales[row] = scale;
    if (scale > 0)
      values.set(
        vector.map((value) => Math.round(value / scale)),
        start,
      );
  }
  return { ids, values, scales };
}

/** Puts the parts of several texts into one table, in order. */
export function tokenTable(parts: readonly TokenRows[], dimensions: number): TokenTable {
  const offsets = new Uint32Array(parts.length + 1);
  parts.forEach((part, i) => {
    offsets[i + 1] = (offsets[i] as number) + part.ids.length;
  });
  const rows = offsets[parts.length] as number;
  const ids = new Int32Array(rows);
  const values = new Int8Array(rows * dimensions);
  const scales = new Float32Array(rows);
  parts.forEach((part, i) => {
    const row = offsets[i] as number;
    ids.set(part.ids, row);
    values.set(part.values, row * dimensions);
    scales.set(part.scales, row);
  });
  return { dimensions, offsets, ids, values, scales };
}

/** Text `i`'s part of a table. */
export function tokenRows({ dimensions, offsets, ids, values, scales }: TokenTable, i: number): TokenRows {
  const [from, to] = offsets.subarray(i, i + 2) as unknown as [number, number];
  return {
    ids: ids.subarray(from, to),
    values: values.subarray(from * dimensions, to * dimensions),
    scales: scales.subarray(from, to),
  };
}

/** Widens a text's part to single precision again. */
export function toTokenVectors({ ids, values, scales }: TokenRows, dimensions: number): TokenVectors {
  const vectors = Float32Array.from(values, (value, i) => value * (scales[Math.floor(i / dimensions)] as number));
  return { ids, vectors };
}
