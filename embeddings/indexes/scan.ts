import { directedRows, dotRow } from '../vector.ts';
import type { Neighbour, VectorIndex } from '../vector-index.ts';
import { bySimilarity } from './by-similarity.ts';
import { productsWith } from './products.ts';

/**
 * More than products of unit vectors can be wrong by in 32 bits. Each of the sixteen sums has a sixteenth of the numbers,
 * and each of its steps is wrong by at most 2⁻²⁴ (Higham, "Accuracy and Stability of Numerical Algorithms", 2002, §3.1):
 * 2·10⁻⁶ together for 384 numbers.
 */
const ROUNDING = 1e-5;

/**
 * Compares the query with every row, as the exact index does, and finds the same: in 32 bits and four numbers at a time
 * first, then exactly those that may be among the nearest. For tables that are small enough to be copied and read whole.
 */
export function createScan(table: Float32Array, dimensions: number): VectorIndex {
  const rows = directedRows(table, dimensions);
  const productsOf = productsWith(table, dimensions);
  let last: { readonly query: Float32Array; readonly products: Float32Array } | undefined;
  /** A query is searched for, and then compared with one row after another. */
  const multiply = (query: Float32Array): Float32Array => {
    if (last?.query !== query) last = { query, products: productsOf(query) };
    return last.products;
  };
  return {
    size: rows.length,
    similarity: (query, row) => multiply(query)[row] as number,
    search(query, k, accept) {
      if (k < 1) return [];
      const products = multiply(query);
      const accepted = accept ? rows.filter(accept) : rows;
      const least = kthLargest(accepted, products, k) - ROUNDING;
      const found: Neighbour[] = [];
      for (const row of accepted) {
        if ((products[row] as number) >= least) found.push({ row, similarity: dotRow(query, table, row) });
      }
      return found.sort(bySimilarity).slice(0, k);
    },
  };
}

/** The product of the `k`th nearest of some rows; below all others when there are fewer. */
function kthLargest(rows: readonly number[], products: Float32Array, k: number): number {
  const ascending = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) ascending[i] = products[rows[i] as number] as number;
  return ascending.sort()[rows.length - k] ?? Number.NEGATIVE_INFINITY;
}
