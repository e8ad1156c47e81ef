import type { BertConfig, Dense } from './bert.ts';
import { FLOAT, type GraphBuilder, type Value } from './graph-builder.ts';
import type { Operators } from './operators.ts';
import type { Tensor } from './safetensors.ts';

/** Added to the score of a masked position before the softmax, which then gives it no weight. */
const MASKED = -10_000;

/** BERT in single precision, of ONNX's standard operators alone: what any runtime can run. */
export function plainOperators(graph: GraphBuilder, config: BertConfig): Operators {
  const { hidden_size: width, num_attention_heads: heads, layer_norm_eps } = config;
  const row = (numbers: Float32Array) => graph.constant(numbers, [numbers.length]);
  const dense = (x: Value, { weights, bias }: Dense) =>
    graph.node('Add', [graph.node('MatMul', [x, graph.constant(weights.data, weights.shape)]), row(bias)]);
  const normalise: Operators['normalise'] = (x, { weight, bias }) =>
    graph.node('LayerNormalization', [x, row(weight), row(bias)], { axis: -1, epsilon: { float: layer_norm_eps } });
  return {
    inputs: ['input_ids', 'attention_mask', 'token_type_ids'],
    mask: () => maskBias(graph),
    embed({ words, positions, types }) {
      const lookUp = (table: Tensor, ids: Value) =>
        graph.node('Gather', [graph.constant(table.data, table.shape), ids], { axis: 0 });
      const sum = graph.node('Add', [lookUp(words, 'input_ids'), lookUp(types, 'token_type_ids')]);
      return graph.node('Add', [sum, graph.firstRows(graph.constant(positions.data, positions.shape), 'input_ids')]);
    },
    normalise,
    addAndNormalise: (output, input, norm) => normalise(graph.node('Add', [output, input]), norm),
    attention(x, queryKeyValue, mask) {
      const joint = dense(x.value, scaledQuery(queryKeyValue, width, heads));
      const split = graph.node('Reshape', [joint, graph.integers(0, 0, 3, heads, width / heads)]);
      const stacked = graph.node('Transpose', [split], { perm: [2, 0, 3, 1, 4] });
      const part = (index: bigint) => graph.node('Gather', [stacked, graph.constant(BigInt64Array.of(index), [])]);
      const key = graph.node('Transpose', [part(1n)], { perm: [0, 1, 3, 2] });
      const scores = graph.node('Add', [graph.node('MatMul', [part(0n), key]), mask]);
      const mixed = graph.node('MatMul', [graph.node('Softmax', [scores], { axis: -1 }), part(2n)]);
      const joined = graph.node('Transpose', [mixed], { perm: [0, 2, 1, 3] });
      return graph.node('Reshape', [joined, graph.integers(0, 0, width)]);
    },
    dense,
    denseGelu: (x, layer) => gelu(graph, dense(x.value, layer)),
  };
}

/** 0 for a position that counts and `MASKED` for padding, shaped to be added to [batch, heads, from, to]. */
function maskBias(graph: GraphBuilder): Value {
  const mask = graph.node('Cast', ['attention_mask'], { to: FLOAT });
  const absent = graph.node('Sub', [graph.scalar(1), mask]);
  return graph.node('Unsqueeze', [graph.node('Mul', [absent, graph.scalar(MASKED)]), graph.integers(1, 2)]);
}

/** Attention divides its scores by √(head width); dividing the query's weights once does the same for nothing. */
function scaledQuery({ weights, bias }: Dense, width: number, heads: number): Dense {
  const factor = 1 / Math.sqrt(width / heads);
  const scaled = (data: Float32Array) => data.map((value, i) => (i % bias.length < width ? value * factor : value));
  return { weights: { shape: weights.shape, data: scaled(weights.data) }, bias: scaled(bias) };
}

/** In the node order that ONNX Runtime fuses into one. */
function gelu(graph: GraphBuilder, x: Value): Value {
  const erf = graph.node('Erf', [graph.node('Div', [x, graph.scalar(Math.SQRT2)])]);
  const doubled = graph.node('Mul', [x, graph.node('Add', [erf, graph.scalar(1)])]);
  return graph.node('Mul', [doubled, graph.scalar(0.5)]);
}
