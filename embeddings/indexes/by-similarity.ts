import type { Neighbour } from '../vector-index.ts';

/** Most similar first; rows of equal similarity in reading order, so that results do not depend on the index. */
export function bySimilarity(a: Neighbour, b: Neighbour): number {
  return b.similarity - a.similarity || a.row - b.row;
}
