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
