import type { TokenVectors } from '../../embeddings/embedder.ts';
import { fromTernary } from '../../embeddings/ternary.ts';
import type { TokenTable } from '../../embeddings/token-table.ts';
import { MAX_SIM_WASM } from './max-sim-wasm.ts';

/** Question tokens that are compared together, and numbers of them that are multiplied together. */
const LANES = 4;
const RUN = 16;

/** A question's tokens as max-sim.wat reads them: blocks of `LANES`, rounded to 16 bits, with a scale for each token. */
export interface MaxSimQuery {
  readonly blocks: readonly Int16Array[];
  readonly scales: Float32Array;
}

/** Lays out the tokens named by `picks` (row numbers of `vectors`); the last block is filled up with zeros. */
export function maxSimQuery({ vectors }: TokenVectors, picks: readonly number[], dimensions: number): MaxSimQuery {
  const scales = new Float32Array(picks.length);
  const blocks = Array.from({ length: Math.ceil(picks.length / LANES) }, () => emptyBlock(dimensions));
  for (const [i, pick] of picks.entries()) {
    const vector = vectors.subarray(pick * dimensions, (pick + 1) * dimensions);
    const scale = magnitude(vector) / largest(dimensions) || 1;
    scales[i] = scale;
    const block = blocks[Math.floor(i / LANES)] as Int16Array;
    for (let run = 0; run < dimensions; run += RUN) {
      const place = run * LANES + (i % LANES) * RUN - run;
      for (let d = run; d < Math.min(run + RUN, dimensions); d += 1) {
        block[place + d] = Math.round((vector[d] as number) / scale);
      }
    }
  }
  return { blocks, scales };
}

function magnitude(vector: Float32Array): number {
  let most = 0;
  for (let d = 0; d < vector.length; d += 1) most = Math.max(most, Math.abs(vector[d] as number));
  return most;
}

const emptyBlock = (dimensions: number): Int16Array => new Int16Array(Math.ceil(dimensions / RUN) * RUN * LANES);

/** The largest number for which a sum of products with bytes stays within 32 bits. */
const largest = (dimensions: number): number => Math.min(2 ** 15 - 1, Math.floor((2 ** 31 - 1) / (127 * dimensions)));

/** A token table whose numbers stand in the memory of the compiled max-sim.wat. */
export interface MaxSimTable extends TokenTable {
  /**
   * For each of a block's tokens its best product with any of the tokens `from` up to `to`; −∞ where there are none.
   * A view, to be read before the next call.
   */
  best(block: Int16Array, from: number, to: number): Float32Array;
}

type Kernel = (query: number, values: number, scales: number, tokens: number, dimensions: number, out: number) => void;

const kernel = new WebAssembly.Module(Buffer.from(MAX_SIM_WASM, 'base64'));

/**
 * Copies a table to where `maxSim` can work on it, with room in front for a block and its result. One in the small form
 * stays where it is, and a text's part of it is read back when it is compared.
 */
export function maxSimTable(table: TokenTable): MaxSimTable {
  return table.form === 'bytes' ? tableOfBytes(table) : tableToRead(table);
}

function tableOfBytes(table: TokenTable): MaxSimTable {
  const workspace = workspaceFor(table.dimensions, table.scales.length);
  workspace.scales.set(table.scales);
  workspace.values.set(table.values);
  const { scales, values, best } = workspace;
  return { ...table, scales, values, best };
}

function tableToRead(table: TokenTable): MaxSimTable {
  const { dimensions, offsets } = table;
  const longest = offsets.reduce((most, offset, i) => Math.max(most, offset - (offsets[i - 1] ?? 0)), 0);
  const { scales, values, best } = workspaceFor(dimensions, longest);
  const target = { values: new DataView(values.buffer, values.byteOffset), scales };
  let [readFrom, readTo] = [0, 0];
  return {
    ...table,
    best(block, from, to) {
      if (from !== readFrom || to !== readTo) fromTernary(table.values, from, to, dimensions, target);
      [readFrom, readTo] = [from, to];
      return best(block, 0, to - from);
    },
  };
}

/** Memory of the compiled max-sim.wat for so many tokens. */
function workspaceFor(dimensions: number, tokens: number): Pick<MaxSimTable, 'scales' | 'values' | 'best'> {
  const outAt = emptyBlock(dimensions).byteLength;
  const scalesAt = outAt + LANES * Float32Array.BYTES_PER_ELEMENT;
  const valuesAt = scalesAt + tokens * Float32Array.BYTES_PER_ELEMENT;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((valuesAt + tokens * dimensions + RUN) / 2 ** 16) });
  const query = new Int16Array(memory.buffer, 0, outAt / Int16Array.BYTES_PER_ELEMENT);
  const out = new Float32Array(memory.buffer, outAt, LANES);
  const scales = new Float32Array(memory.buffer, scalesAt, tokens);
  const values = new Int8Array(memory.buffer, valuesAt, tokens * dimensions);
  const run = new WebAssembly.Instance(kernel, { host: { memory } }).exports['best'] as Kernel;
  return {
    scales,
    values,
    best(block, from, to) {
      query.set(block);
      const first = [valuesAt + from * dimensions, scalesAt + from * scales.BYTES_PER_ELEMENT] as const;
      run(0, ...first, Math.max(0, to - from), dimensions, outAt);
      return out;
    },
  };
}

/**
 * For each question token its best cosine with any token of text `row`: the inner part of ColBERT's late interaction
 * (Khattab & Zaharia 2020, https://arxiv.org/abs/2004.12832). −1 where the text is empty.
 */
export function maxSim({ blocks, scales }: MaxSimQuery, table: MaxSimTable, row: number): Float32Array {
  const similarities = new Float32Array(scales.length);
  const from = table.offsets[row] as number;
  const to = table.offsets[row + 1] as number;
  for (let first = 0; first < scales.length; first += LANES) {
    const best = table.best(blocks[first / LANES] as Int16Array, from, to);
    for (let i = first; i < Math.min(first + LANES, scales.length); i += 1) {
      similarities[i] = Math.max(-1, (best[i - first] as number) * (scales[i] as number));
    }
  }
  return similarities;
}
