import type { TokenVectors } from '../../embeddings/embedder.ts';
import type { TokenTable } from '../../embeddings/token-table.ts';

/** Question tokens handled together: each number of a sentence is then read once for four products. */
const LANES = 4;

/** A question's token vectors laid out for `maxSim`: `LANES` tokens side by side, number by number. */
export interface MaxSimQuery {
  readonly tokens: number;
  readonly dimensions: number;
  readonly blocks: readonly Float32Array[];
}

/** Lays out the tokens named by `picks` (row numbers of `vectors`); the last block is filled up with zeros. */
export function maxSimQuery({ vectors }: TokenVectors, picks: readonly number[], dimensions: number): MaxSimQuery {
  const blocks: Float32Array[] = [];
  for (let first = 0; first < picks.length; first += LANES) {
    const block = new Float32Array(dimensions * LANES);
    for (let lane = 0; lane < LANES; lane += 1) {
      const pick = picks[first + lane];
      if (pick === undefined) continue;
      for (let d = 0; d < dimensions; d += 1) block[d * LANES + lane] = vectors[pick * dimensions + d] as number;
    }
    blocks.push(block);
  }
  return { tokens: picks.length, dimensions, blocks };
}

/**
 * For each question token its best cosine with any token of text `row` ([CLS] and [SEP] left out): the inner part of
 * ColBERT's late interaction (Khattab & Zaharia 2020, https://arxiv.org/abs/2004.12832). −1 where the text is empty.
 */
export function maxSim(query: MaxSimQuery, table: TokenTable, row: number): Float32Array {
  const best = new Float32Array(query.blocks.length * LANES).fill(-1);
  const from = (table.offsets[row] as number) + 1;
  const to = (table.offsets[row + 1] as number) - 1;
  for (const [b, block] of query.blocks.entries()) {
    for (let token = from; token < to; token += 1) multiply(block, table, token, best, b * LANES);
  }
  return best.subarray(0, query.tokens);
}

function multiply(
  block: Float32Array,
  { dimensions, values, scales }: TokenTable,
  token: number,
  best: Float32Array,
  at: number,
) {
  const base = token * dimensions;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0, k = 0; i < dimensions; i += 1, k += LANES) {
    const value = values[base + i] as number;
    a += value * (block[k] as number);
    b += value * (block[k + 1] as number);
    c += value * (block[k + 2] as number);
    d += value * (block[k + 3] as number);
  }
  const scale = scales[token] as number;
  if (a * scale > (best[at] as number)) best[at] = a * scale;
  if (b * scale > (best[at + 1] as number)) best[at + 1] = b * scale;
  if (c * scale > (best[at + 2] as number)) best[at + 2] = c * scale;
  if (d * scale > (best[at + 3] as number)) best[at + 3] = d * scale;
}
