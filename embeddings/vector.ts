/** The inner product; for unit vectors, the cosine of the angle between them. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
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

/** Every row with length one. */
export function unitRows(table: Float32Array, dimensions: number): Float32Array {
  const rows = new Float32Array(table.length);
  for (let start = 0; start < table.length; start += dimensions) {
    rows.set(unit(table.subarray(start, start + dimensions)), start);
  }
  return rows;
}

/** The mean of a table's rows. */
export function meanRow(table: Float32Array, dimensions: number): Float32Array {
  const rows = table.length / dimensions;
  const sums = new Float64Array(dimensions);
  for (let i = 0; i < table.length; i += 1) {
    const column = i % dimensions;
    sums[column] = (sums[column] as number) + (table[i] as number);
  }
  return Float32Array.from(sums, (sum) => sum / rows);
}
