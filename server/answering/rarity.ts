/**
 * Inverse document frequency as BM25 has it (Robertson & Spärck Jones 1976, smoothed to stay above zero): how much
 * it tells that two texts share a term that stands in `frequency` of `size` sentences.
 */
export const rarity = (frequency: number, size: number): number =>
  Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
