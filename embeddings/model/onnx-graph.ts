import type { Bert, BertConfig, Layer, Norm } from './bert.ts';
import { GraphBuilder, type Port, type Value } from './graph-builder.ts';
import { ARITHMETIC, type Arithmetic, type Precision } from './precision.ts';

const IDS: readonly Port[] = ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => ({
  name,
  type: 'int64',
  dims: ['batch', 'sequence'],
}));

/** Added to the score of a masked position before the softmax, which then gives it no weight. */
const MASKED = -10_000;

/**
 * A BERT encoder as an ONNX file: `input_ids`, `attention_mask` and `token_type_ids` in, `last_hidden_state` out
 * (Devlin et al., 2019, with the published model's exact GELU).
 */
export function onnxGraph(bert: Bert, precision: Precision, metadata: Record<string, string>): Uint8Array {
  const graph = new GraphBuilder();
  const arithmetic = ARITHMETIC[precision];
  const bias = maskBias(graph);
  let hidden = embeddingLayer(graph, arithmetic, bert);
  for (const layer of bert.layers) {
    const attended = attention(graph, arithmetic, bert.config, layer, hidden, bias);
    const settled = normalise(graph, bert.config, layer.attentionNorm, graph.node('Add', [attended, hidden]));
    const fed = feedForward(graph, arithmetic, layer, settled);
    hidden = normalise(graph, bert.config, layer.outputNorm, graph.node('Add', [fed, settled]));
  }
  graph.output('last_hidden_state', hidden);
  const output: Port = {
    name: 'last_hidden_state',
    type: 'float',
    dims: ['batch', 'sequence', bert.config.hidden_size],
  };
  return graph.encode('bert', IDS, [output], metadata);
}

/** 0 for a position that counts and `MASKED` for padding, shaped to be added to [batch, heads, from, to]. */
function maskBias(graph: GraphBuilder): Value {
  const mask = graph.node('Cast', ['attention_mask'], { to: 1 });
  const absent = graph.node('Sub', [graph.scalar(1), mask]);
  return graph.node('Unsqueeze', [graph.node('Mul', [absent, graph.scalar(MASKED)]), graph.integers(1, 2)]);
}

function embeddingLayer(graph: GraphBuilder, arithmetic: Arithmetic, bert: Bert): Value {
  const words = arithmetic.lookup(graph, bert.words, 'input_ids');
  const types = graph.node('Gather', [graph.constant(bert.types.data, bert.types.shape), 'token_type_ids'], {
    axis: 0,
  });
  const length = graph.node('Slice', [graph.node('Shape', ['input_ids']), graph.integers(1), graph.integers(2)]);
  const table = graph.constant(bert.positions.data, bert.positions.shape);
  const positions = graph.node('Slice', [table, graph.integers(0), length, graph.integers(0)]);
  const sum = graph.node('Add', [graph.node('Add', [words, types]), positions]);
  return normalise(graph, bert.config, bert.embeddingNorm, sum);
}

function attention(
  graph: GraphBuilder,
  arithmetic: Arithmetic,
  config: BertConfig,
  layer: Layer,
  hidden: Value,
  bias: Value,
): Value {
  const heads = config.num_attention_heads;
  const { weights, bias: offsets } = layer.queryKeyValue;
  const joint = arithmetic.dense(graph, hidden, weights, offsets);
  const split = graph.node('Reshape', [joint, graph.integers(0, 0, 3, heads, config.hidden_size / heads)]);
  const stacked = graph.node('Transpose', [split], { perm: [2, 0, 3, 1, 4] });
  const part = (index: number) => graph.node('Gather', [stacked, graph.constant(BigInt64Array.of(BigInt(index)), [])]);
  const key = graph.node('Transpose', [part(1)], { perm: [0, 1, 3, 2] });
  const scores = graph.node('Add', [graph.node('MatMul', [part(0), key]), bias]);
  const mixed = graph.node('MatMul', [graph.node('Softmax', [scores], { axis: -1 }), part(2)]);
  const joined = graph.node('Transpose', [mixed], { perm: [0, 2, 1, 3] });
  const flat = graph.node('Reshape', [joined, graph.integers(0, 0, config.hidden_size)]);
  return arithmetic.dense(graph, flat, layer.attentionOutput.weights, layer.attentionOutput.bias);
}

function feedForward(graph: GraphBuilder, arithmetic: Arithmetic, layer: Layer, x: Value): Value {
  const wide = arithmetic.dense(graph, x, layer.intermediate.weights, layer.intermediate.bias);
  return arithmetic.dense(graph, gelu(graph, wide), layer.output.weights, layer.output.bias);
}

/** x · ½(1 + erf(x/√2)), in the node order that ONNX Runtime fuses into one. */
function gelu(graph: GraphBuilder, x: Value): Value {
  const erf = graph.node('Erf', [graph.node('Div', [x, graph.scalar(Math.SQRT2)])]);
  const doubled = graph.node('Mul', [x, graph.node('Add', [erf, graph.scalar(1)])]);
  return graph.node('Mul', [doubled, graph.scalar(0.5)]);
}

function normalise(graph: GraphBuilder, config: BertConfig, norm: Norm, x: Value): Value {
  const weight = graph.constant(norm.weight, [norm.weight.length]);
  const bias = graph.constant(norm.bias, [norm.bias.length]);
  return graph.node('LayerNormalization', [x, weight, bias], { axis: -1, epsilon: { float: config.layer_norm_eps } });
}
