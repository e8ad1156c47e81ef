/** A neighbour: the row that was added, and its cosine similarity to the query. */
export interface Neighbour {
  readonly row: number;
  readonly similarity: number;
}

/**
 * Port: nearest neighbours among unit vectors by cosine. A row of zeros stands for a text without a vector and is
 * never found. Implementations: HNSW, and exact search as its oracle.
 */
export interface VectorIndex {
  /** How many rows can be found. */
  readonly size: number;
  /** The `k` nearest rows, most similar first; fewer when the index holds fewer. `accept` limits which rows count. */
  search(query: Float32Array, k: number, accept?: (row: number) => boolean): Neighbour[];
}
