import { dot, rowOf } from '../vector.ts';
import type { Neighbour, VectorIndex } from '../vector-index.ts';
import { bySimilarity } from './by-similarity.ts';

/** Compares the query with every row: the oracle that judges the graph. `table` holds unit vectors, row by row. */
export function createExactIndex(table: Float32Array, dimensions: number): VectorIndex {
  const size = table.length / dimensions;
  return {
    size,
    search(query, k, accept = () => true) {
      const found: Neighbour[] = [];
      for (let row = 0; row < size; row += 1) {
        if (accept(row)) found.push({ row, similarity: dot(query, rowOf(table, dimensions, row)) });
      }
      return found.sort(bySimilarity).slice(0, k);
    },
  };
}
