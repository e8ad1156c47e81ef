import type { Random } from '../../embeddings/seeded-random.ts';

/** A number of the standard normal distribution (Box & Muller 1958). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A place from 0 up to `size`. */
export const placeIn = (size: number, random: Random): number => Math.floor(random() * size);

/** Draws places from 0 up to `size`, place `i` in proportion to 1 / (i + 1): how often words stand in texts (Zipf 1935). */
export function zipf(size: number): (random: Random) => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    sum += 1 / (i + 1);
    sums[i] = sum;
  }
  return (random) => {
    const wanted = random() * sum;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
