import { directedRows, dotRow } from '../vector.ts';
import type { Neighbour, VectorIndex } from '../vector-index.ts';
import { bySimilarity } from './by-similarity.ts';

/**
 * Compares the query with every row: the oracle that judges the graph. `table` holds unit vectors, row by row;
 * a row of zeros has no direction and is never found.
 */
export function createExactIndex(table: Float32Array, dimensions: number): VectorIndex {
  const rows = directedRows(table, dimensions);
  return {
    size: rows.length,
    similarity: (query, row) => dotRow(query, table, row),
    search(query, k, accept = () => true) {
      if (k < 1) return [];
      const found: Neighbour[] = [];
      for (const row of rows) {
        if (accept(row)) found.push({ row, similarity: dotRow(query, table, row) });
      }
      return found.sort(bySimilarity).slice(0, k);
    },
  };
}
