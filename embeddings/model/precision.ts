import type { Dense } from './bert.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import type { Tensor } from './safetensors.ts';
import { scaleRows, smoothingFactors } from './smoothing.ts';

/** How the weights are stored and multiplied: as they were trained, or as bytes (a quarter of the size, twice the speed). */
export type Precision = 'fp32' | 'int8';

/** The two places where a graph's precision shows: matrix products with constant weights, and table look-ups. */
export interface Arithmetic {
  /** `x · weights + bias`; `reach` is how far each column of `x` goes, where that is known. */
  dense(graph: GraphBuilder, x: Value, layer: Dense, reach?: Float32Array): Value;
  /** The rows of a table named by integer `ids`. */
  lookup(graph: GraphBuilder, table: Tensor, ids: Value): Value;
}

const fp32: Arithmetic = {
  dense(graph, x, { weights, bias }) {
    const product = graph.node('MatMul', [x, graph.constant(weights.data, weights.shape)]);
    return graph.node('Add', [product, graph.constant(bias, [bias.length])]);
  },
  lookup(graph, table, ids) {
    return graph.node('Gather', [graph.constant(table.data, table.shape), ids], { axis: 0 });
  },
};

/**
 * Weights as bytes with one scale a column, activations quantised anew at each product. The nodes stand in the
 * order that ONNX Runtime fuses into its one-step quantised product.
 */
const int8: Arithmetic = {
  dense(graph, x, layer, reach) {
    const { input, weights } = reach ? smooth(graph, x, layer.weights, reach) : { input: x, weights: layer.weights };
    const { bytes, scales } = quantiseColumns(weights);
    const [quantised, scale, zero] = graph.nodes('DynamicQuantizeLinear', [input], 3) as [Value, Value, Value];
    const product = graph.node('MatMulInteger', [quantised, graph.constant(bytes, weights.shape), zero]);
    const scaleBoth = graph.node('Mul', [scale, graph.constant(scales, [scales.length])]);
    const scaled = graph.node('Mul', [graph.node('Cast', [product], { to: 1 }), scaleBoth]);
    return graph.node('Add', [scaled, graph.constant(layer.bias, [layer.bias.length])]);
  },
  lookup(graph, table, ids) {
    const { bytes, scales } = quantiseRows(table);
    const row = graph.node('Gather', [graph.constant(bytes, table.shape), ids], { axis: 0 });
    const scale = graph.node('Gather', [graph.constant(scales, [scales.length, 1]), ids], { axis: 0 });
    return graph.node('Mul', [graph.node('Cast', [row], { to: 1 }), scale]);
  },
};

/** Moves the width of the input's wide columns into the weights; the product stays what it was. */
function smooth(
  graph: GraphBuilder,
  x: Value,
  weights: Tensor,
  reach: Float32Array,
): { input: Value; weights: Tensor } {
  const factors = smoothingFactors(weights, reach);
  const inverse = factors.map((factor) => 1 / factor);
  const input = graph.node('Mul', [x, graph.constant(inverse, [inverse.length])]);
  return { input, weights: scaleRows(weights, factors) };
}

export const ARITHMETIC: Readonly<Record<Precision, Arithmetic>> = { fp32, int8 };

interface Quantised {
  readonly bytes: Int8Array;
  readonly scales: Float32Array;
}

/**
 * Seven bits for weights that are multiplied: processors without VNNI add two products of a byte and a weight in
 * sixteen bits, where 2 · 255 · 63 still fits and nothing is cut off. The eighth bit is worth 0.001 of cosine.
 */
const MULTIPLIED = 63;
const STORED = 127;

/** Symmetric quantisation, one scale a column: the largest weight of a column becomes ±63. */
export function quantiseColumns({ shape, data }: Tensor): Quantised {
  return quantise(data, shape[1] as number, MULTIPLIED, (i, columns) => i % columns);
}

/** Symmetric quantisation, one scale a row: the largest value of a row becomes ±127. */
export function quantiseRows({ shape, data }: Tensor): Quantised {
  const columns = shape[1] as number;
  return quantise(data, shape[0] as number, STORED, (i) => Math.floor(i / columns));
}

type GroupOf = (i: number, groups: number) => number;

function quantise(data: Float32Array, groups: number, largest: number, groupOf: GroupOf): Quantised {
  const scales = new Float32Array(groups);
  for (let i = 0; i < data.length; i += 1) {
    const group = groupOf(i, groups);
    scales[group] = Math.max(scales[group] as number, Math.abs(data[i] as number) / largest);
  }
  const bytes = new Int8Array(data.length);
  for (let i = 0; i < data.length; i += 1) {
    const scale = scales[groupOf(i, groups)] as number;
    bytes[i] = scale === 0 ? 0 : Math.round((data[i] as number) / scale);
  }
  return { bytes, scales };
}
