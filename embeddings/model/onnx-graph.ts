import type { Bert, BertConfig, Layer, Norm } from './bert.ts';
import { GraphBuilder, type Port, type Value } from './graph-builder.ts';
import { ARITHMETIC, type Arithmetic, type Precision } from './precision.ts';
import { reachOf } from './smoothing.ts';

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
  const network: Network = { graph, arithmetic: ARITHMETIC[precision], config: bert.config };
  const bias = maskBias(graph);
  let hidden = embeddingLayer(network, bert);
  for (const layer of bert.layers) {
    const attended = attention(network, layer, hidden, bias);
    const settled = normalise(network, layer.attentionNorm, graph.node('Add', [attended, hidden.value]));
    const fed = feedForward(network, layer, settled);
    hidden = normalise(network, layer.outputNorm, graph.node('Add', [fed, settled.value]));
  }
  graph.output('last_hidden_state', hidden.value);
  const output: Port = {
    name: 'last_hidden_state',
    type: 'float',
    dims: ['batch', 'sequence', bert.config.hidden_size],
  };
  return graph.encode('bert', IDS, [output], metadata);
}

/** What every part of the graph is built with. */
interface Network {
  readonly graph: GraphBuilder;
  readonly arithmetic: Arithmetic;
  readonly config: BertConfig;
}

/** The output of a layer normalisation, whose columns reach as far as its weights say. */
interface Normalised {
  readonly value: Value;
  readonly reach: Float32Array;
}

/** 0 for a position that counts and `MASKED` for padding, shaped to be added to [batch, heads, from, to]. */
function maskBias(graph: GraphBuilder): Value {
  const mask = graph.node('Cast', ['attention_mask'], { to: 1 });
  const absent = graph.node('Sub', [graph.scalar(1), mask]);
  return graph.node('Unsqueeze', [graph.node('Mul', [absent, graph.scalar(MASKED)]), graph.integers(1, 2)]);
}

function embeddingLayer(network: Network, bert: Bert): Normalised {
  const { graph, arithmetic } = network;
  const words = arithmetic.lookup(graph, bert.words, 'input_ids');
  const types = graph.node('Gather', [graph.constant(bert.types.data, bert.types.shape), 'token_type_ids'], {
    axis: 0,
  });
  const length = graph.node('Slice', [graph.node('Shape', ['input_ids']), graph.integers(1), graph.integers(2)]);
  const table = graph.constant(bert.positions.data, bert.positions.shape);
  const positions = graph.node('Slice', [table, graph.integers(0), length, graph.integers(0)]);
  const sum = graph.node('Add', [graph.node('Add', [words, types]), positions]);
  return normalise(network, bert.embeddingNorm, sum);
}

function attention({ graph, arithmetic, config }: Network, layer: Layer, hidden: Normalised, bias: Value): Value {
  const heads = config.num_attention_heads;
  const joint = arithmetic.dense(graph, hidden.value, layer.queryKeyValue, hidden.reach);
  const split = graph.node('Reshape', [joint, graph.integers(0, 0, 3, heads, config.hidden_size / heads)]);
  const stacked = graph.node('Transpose', [split], { perm: [2, 0, 3, 1, 4] });
  const part = (index: number) => graph.node('Gather', [stacked, graph.constant(BigInt64Array.of(BigInt(index)), [])]);
  const key = graph.node('Transpose', [part(1)], { perm: [0, 1, 3, 2] });
  const scores = graph.node('Add', [graph.node('MatMul', [part(0), key]), bias]);
  const mixed = graph.node('MatMul', [graph.node('Softmax', [scores], { axis: -1 }), part(2)]);
  const joined = graph.node('Transpose', [mixed], { perm: [0, 2, 1, 3] });
  const flat = graph.node('Reshape', [joined, graph.integers(0, 0, config.hidden_size)]);
  return arithmetic.dense(graph, flat, layer.attentionOutput);
}

function feedForward({ graph, arithmetic }: Network, layer: Layer, x: Normalised): Value {
  const wide = arithmetic.dense(graph, x.value, layer.intermediate, x.reach);
  return arithmetic.dense(graph, gelu(graph, wide), layer.output);
}

/** x · ½(1 + erf(x/√2)), in the node order that ONNX Runtime fuses into one. */
function gelu(graph: GraphBuilder, x: Value): Value {
  const erf = graph.node('Erf', [graph.node('Div', [x, graph.scalar(Math.SQRT2)])]);
  const doubled = graph.node('Mul', [x, graph.node('Add', [erf, graph.scalar(1)])]);
  return graph.node('Mul', [doubled, graph.scalar(0.5)]);
}

function normalise({ graph, config }: Network, norm: Norm, x: Value): Normalised {
  const weight = graph.constant(norm.weight, [norm.weight.length]);
  const bias = graph.constant(norm.bias, [norm.bias.length]);
  const attributes = { axis: -1, epsilon: { float: config.layer_norm_eps } };
  return { value: graph.node('LayerNormalization', [x, weight, bias], attributes), reach: reachOf(norm) };
}
