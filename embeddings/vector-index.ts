/** A neighbour: the row that was added, and its cosine similarity to the query. */
export interface Neighbour {
  readonly row: number;
  readonly similarity: number;
}

/**
 * Port: nearest neighbours among unit vectors by cosine. What was worked out for a query is kept for the next call with the
 * same array, whose numbers must not change meanwhile. A row of zeros stands for a text without a vector and is
 * never found. Implementations: HNSW, a scan where a graph is small, and exact search as their oracle.
 */
export interface VectorIndex {
  /** How many rows can be found. */
  readonly size: number;
  /** The cosine similarity of a row to the query, to five digits at least; 0 for a row of zeros. */
  similarity(query: Float32Array, row: number): number;
  /** The `k` nearest rows, most similar first; fewer when the index holds fewer. `accept` limits which rows count. */
  search(query: Float32Array, k: number, accept?: (row: number) => boolean): Neighbour[];
}
