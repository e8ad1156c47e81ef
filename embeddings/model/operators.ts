import type { Bert, Dense, Norm } from './bert.ts';
import type { Value } from './graph-builder.ts';

/** How the weights are stored and multiplied: as they were trained, or as bytes (a quarter of the size, thrice the speed). */
export type Precision = 'fp32' | 'int8';

/** The output of a layer normalisation, whose columns reach as far as its weights say. */
export interface Normalised {
  readonly value: Value;
  readonly reach: Float32Array;
}

/** What BERT is put together from; each precision writes it with operators of its own. */
export interface Operators {
  /** The names of the model's inputs, all of them [batch, sequence] of integers. */
  readonly inputs: readonly string[];
  /** Which positions count, in the form that `attention` takes; the others are padding. */
  mask(): Value;
  /** The sum of what the tables say of each token: its word, its position, its segment. */
  embed(tables: Pick<Bert, 'words' | 'positions' | 'types'>): Value;
  normalise(x: Value, norm: Norm): Value;
  /** Layer normalisation of the sum of a layer's output and what went into it. */
  addAndNormalise(output: Value, input: Value, norm: Norm): Value;
  /** Queries, keys and values of `x`, and the values mixed as queries and keys agree, head by head, side by side. */
  attention(x: Normalised, queryKeyValue: Dense, mask: Value): Value;
  /** `x · weights + bias`. */
  dense(x: Value, layer: Dense): Value;
  /** The same, then GELU of it: x · ½(1 + erf(x/√2)). */
  denseGelu(x: Normalised, layer: Dense): Value;
}
