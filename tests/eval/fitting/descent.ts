/** Step size, decay rates and floor of Adam (Kingma & Ba 2015, https://arxiv.org/abs/1412.6980), its step ten times the usual. */
const STEP = 0.05;
const DECAY_MEAN = 0.9;
const DECAY_SQUARE = 0.999;
const FLOOR = 1e-8;

const ROUNDS = 400;

/** Walks from zero to where a convex function is least, given its gradient: always the same way to the same place. */
export function descend(size: number, gradient: (at: readonly number[]) => readonly number[]): number[] {
  const at = new Array<number>(size).fill(0);
  const mean = new Array<number>(size).fill(0);
  const square = new Array<number>(size).fill(0);
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [i, slope] of gradient(at).entries()) {
      mean[i] = DECAY_MEAN * (mean[i] as number) + (1 - DECAY_MEAN) * slope;
      square[i] = DECAY_SQUARE * (square[i] as number) + (1 - DECAY_SQUARE) * slope ** 2;
      const meanNow = (mean[i] as number) / (1 - DECAY_MEAN ** round);
      const squareNow = (square[i] as number) / (1 - DECAY_SQUARE ** round);
      at[i] = (at[i] as number) - (STEP * meanNow) / (Math.sqrt(squareNow) + FLOOR);
    }
  }
  return at;
}
