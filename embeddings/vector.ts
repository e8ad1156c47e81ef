/** The inner product; for unit vectors, the cosine of the angle between them. */
export const dot = (a: Float32Array, b: Float32Array): number => dotRow(a, b, 0);

/** The inner product of a vector with row `i` of a table; in four sums, which need not wait for each other. */
export function dotRow(vector: Float32Array, table: Float32Array, i: number): number {
  const start = i * vector.length;
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let d = 0;
  for (; d + 3 < vector.length; d += 4) {
    first += (vector[d] as number) * (table[start + d] as number);
    second += (vector[d + 1] as number) * (table[start + d + 1] as number);
    third += (vector[d + 2] as number) * (table[start + d + 2] as number);
    fourth += (vector[d + 3] as number) * (table[start + d + 3] as number);
  }
  for (; d < vector.length; d += 1) first += (vector[d] as number) * (table[start + d] as number);
  return first + second + (third + fourth);
}

/** A copy with length one; a vector of zeros stays as it is, for it has no direction. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector.slice() : vector.map((value) => value / length);
}

/** Row `i` of a table stored row by row; a view, not a copy. */
export function rowOf(table: Float32Array, dimensions: number, i: number): Float32Array {
  return table.subarray(i * dimensions, (i + 1) * dimensions);
}

/** The rows that point anywhere: a row of zeros stands for a text that is not embedded. */
export function directedRows(table: Float32Array, dimensions: number): number[] {
  const rows = Array.from({ length: table.length / dimensions }, (_, row) => row);
  return rows.filter((row) => rowOf(table, dimensions, row).some((value) => value !== 0));
}

/** Every row with length one; a row of zeros stays as it is. */
export function unitRows(table: Float32Array, dimensions: number): Float32Array {
  const rows = new Float32Array(table.length);
  for (let start = 0; start < table.length; start += dimensions) {
    const end = start + dimensions;
    let squares = 0;
    for (let i = start; i < end; i += 1) squares += (table[i] as number) * (table[i] as number);
    const length = Math.sqrt(squares) || 1;
    for (let i = start; i < end; i += 1) rows[i] = (table[i] as number) / length;
  }
  return rows;
}

/** The mean of a table's rows. */
export function meanRow(table: Float32Array, dimensions: number): Float32Array {
  const sums = new Float64Array(dimensions);
  for (let start = 0; start < table.length; start += dimensions) {
    for (let i = 0; i < dimensions; i += 1) sums[i] = (sums[i] as number) + (table[start + i] as number);
  }
  const rows = table.length / dimensions;
  return new Float32Array(sums.map((sum) => sum / rows));
}
