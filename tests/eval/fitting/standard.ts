/** Mean and spread of each column, by which columns of different units are made comparable. */
export interface Standard {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Measures the columns of a table; a column that never changes has the spread 1, so that it can be divided by it. */
export function standardOf(rows: readonly (readonly number[])[]): Standard {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as number));
  const means = columns.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  const deviations = columns.map((values, column) => {
    const squares = values.map((value) => (value - (means[column] as number)) ** 2);
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / values.length) || 1;
  });
  return { means, deviations };
}

/** A row in units of spread around the mean. */
export const standardise = (row: readonly number[], { means, deviations }: Standard): number[] =>
  row.map((value, i) => (value - (means[i] as number)) / (deviations[i] as number));

/** The sum over two rows of the products. */
export const inner = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
