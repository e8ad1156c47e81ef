import type { TokenVectors } from '../../embeddings/embedder.ts';
import { fromTernary } from '../../embeddings/ternary.ts';
import type { TokenTable } from '../../embeddings/token-table.ts';
import { MAX_SIM_WASM } from './max-sim-wasm.ts';

/** Question tokens that max-sim.wat compares together, a block, and numbers of them that it multiplies together. */
const LANES = 4;
const RUN = 16;

/** Most blocks that are compared in one go: a question of more than 64 tokens is compared in parts. */
const BLOCKS = 16;

/** A question's tokens as max-sim.wat reads them: parts of at most `BLOCKS` blocks, rounded to 16 bits. */
export interface MaxSimQuery {
  readonly parts: readonly Int16Array[];
  /** What a token's numbers were divided by. */
  readonly scales: Float32Array;
}

/** Lays out the tokens named by `picks` (row numbers of `vectors`); the last block is filled up with zeros. */
export function maxSimQuery({ vectors }: TokenVectors, picks: readonly number[], dimensions: number): MaxSimQuery {
  const scales = new Float32Array(picks.length);
  const parts: Int16Array[] = [];
  for (let first = 0; first < picks.length; first += BLOCKS * LANES) {
    const tokens = picks.slice(first, first + BLOCKS * LANES);
    const part = new Int16Array(Math.ceil(tokens.length / LANES) * blockSize(dimensions));
    for (const [i, token] of tokens.entries()) {
      const vector = vectors.subarray(token * dimensions, (token + 1) * dimensions);
      const scale = magnitude(vector) / largest(dimensions) || 1;
      scales[first + i] = scale;
      layOut(vector, scale, part, Math.floor(i / LANES) * blockSize(dimensions) + (i % LANES) * RUN);
    }
    parts.push(part);
  }
  return { parts, scales };
}

/** Numbers in a block of tokens so wide. */
const blockSize = (dimensions: number): number => Math.ceil(dimensions / RUN) * RUN * LANES;

/** Writes a token's numbers, divided and rounded, a run at a time from a place of a part on. */
function layOut(vector: Float32Array, scale: number, part: Int16Array, place: number): void {
  for (let run = 0; run < vector.length; run += RUN) {
    const at = place + run * (LANES - 1);
    for (let d = run; d < Math.min(run + RUN, vector.length); d += 1) {
      part[at + d] = Math.round((vector[d] as number) / scale);
    }
  }
}

function magnitude(vector: Float32Array): number {
  let most = 0;
  for (let d = 0; d < vector.length; d += 1) most = Math.max(most, Math.abs(vector[d] as number));
  return most;
}

/** The largest number for which a sum of products with bytes stays within 32 bits. */
const largest = (dimensions: number): number => Math.min(2 ** 15 - 1, Math.floor((2 ** 31 - 1) / (127 * dimensions)));

/** A token table whose numbers stand in the memory of the compiled max-sim.wat. */
export interface MaxSimTable extends TokenTable {
  /**
   * For each token of a question's part its best product with any of the tokens `from` up to `to`; −∞ where there are
   * none. A view, to be read before the next call.
   */
  best(part: Int16Array, from: number, to: number): Float32Array;
}

/** The export of max-sim.wat, which says what it takes. */
type Kernel = (
  block: number,
  blocks: number,
  values: number,
  scales: number,
  tokens: number,
  dimensions: number,
  out: number,
) => void;

const kernel = new WebAssembly.Module(Buffer.from(MAX_SIM_WASM, 'base64'));

/**
 * Copies a table to where `maxSim` can work on it, with room in front for a part and its result, and leaves out tokens
 * whose ids are not to be compared. One in the small form stays where it is, whole, and a text's part of it is read back
 * when it is compared.
 */
export function maxSimTable(table: TokenTable, isCompared: (id: number) => boolean = () => true): MaxSimTable {
  return table.form === 'bytes' ? tableOfBytes(table, isCompared) : tableToRead(table);
}

function tableOfBytes(table: TokenTable, isCompared: (id: number) => boolean): MaxSimTable {
  const { dimensions } = table;
  const ids = table.ids.filter(isCompared);
  const { scales, values, best } = workspaceFor(dimensions, ids.length);
  const offsets = new Uint32Array(table.offsets.length);
  let place = 0;
  for (let text = 0; text + 1 < offsets.length; text += 1) {
    for (let row = table.offsets[text] as number; row < (table.offsets[text + 1] as number); row += 1) {
      if (!isCompared(table.ids[row] as number)) continue;
      scales[place] = table.scales[row] as number;
      values.set(table.values.subarray(row * dimensions, (row + 1) * dimensions), place * dimensions);
      place += 1;
    }
    offsets[text + 1] = place;
  }
  return { ...table, ids, offsets, scales, values, best };
}

function tableToRead(table: TokenTable): MaxSimTable {
  const { dimensions, offsets } = table;
  const longest = offsets.reduce((most, offset, i) => Math.max(most, offset - (offsets[i - 1] ?? 0)), 0);
  const { scales, values, best } = workspaceFor(dimensions, longest);
  const target = { values: new DataView(values.buffer, values.byteOffset), scales };
  let [readFrom, readTo] = [0, 0];
  return {
    ...table,
    best(part, from, to) {
      if (from !== readFrom || to !== readTo) fromTernary(table.values, from, to, dimensions, target);
      [readFrom, readTo] = [from, to];
      return best(part, 0, to - from);
    },
  };
}

/** Memory of the compiled max-sim.wat for so many tokens. */
function workspaceFor(dimensions: number, tokens: number): Pick<MaxSimTable, 'scales' | 'values' | 'best'> {
  const size = blockSize(dimensions);
  const outAt = BLOCKS * size * Int16Array.BYTES_PER_ELEMENT;
  const scalesAt = outAt + BLOCKS * LANES * Float32Array.BYTES_PER_ELEMENT;
  const valuesAt = scalesAt + tokens * Float32Array.BYTES_PER_ELEMENT;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((valuesAt + tokens * dimensions + RUN) / 2 ** 16) });
  const query = new Int16Array(memory.buffer, 0, BLOCKS * size);
  const out = new Float32Array(memory.buffer, outAt, BLOCKS * LANES);
  const scales = new Float32Array(memory.buffer, scalesAt, tokens);
  const values = new Int8Array(memory.buffer, valuesAt, tokens * dimensions);
  const run = new WebAssembly.Instance(kernel, { host: { memory } }).exports['best'] as Kernel;
  let held: Int16Array | undefined;
  return {
    scales,
    values,
    best(part, from, to) {
      // A question is compared with one text after another.
      if (part !== held) query.set(part);
      held = part;
      const first = [valuesAt + from * dimensions, scalesAt + from * scales.BYTES_PER_ELEMENT] as const;
      run(0, part.length / size, ...first, Math.max(0, to - from), dimensions, outAt);
      return out;
    },
  };
}

/**
 * For each question token its best cosine with any token of text `row`: the inner part of ColBERT's late interaction
 * (Khattab & Zaharia 2020, https://arxiv.org/abs/2004.12832). −1 where the text is empty.
 */
export function maxSim({ parts, scales }: MaxSimQuery, table: MaxSimTable, row: number): Float32Array {
  const similarities = new Float32Array(scales.length);
  const [from, to] = [table.offsets[row] as number, table.offsets[row + 1] as number];
  let i = 0;
  for (const part of parts) {
    const best = table.best(part, from, to);
    for (const first = i; i < Math.min(first + BLOCKS * LANES, scales.length); i += 1) {
      similarities[i] = Math.max(-1, (best[i - first] as number) * (scales[i] as number));
    }
  }
  return similarities;
}
