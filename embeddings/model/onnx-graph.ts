import type { Bert, BertConfig, Norm } from './bert.ts';
import { fusedOperators } from './fused-operators.ts';
import { GraphBuilder, type Port, type Value } from './graph-builder.ts';
import { TOKEN_VECTORS } from './layout.ts';
import type { Normalised, Operators, Precision } from './operators.ts';
import { plainOperators } from './plain-operators.ts';
import type { Tensor } from './safetensors.ts';
import { reachOf } from './smoothing.ts';

const OPERATORS: Readonly<Record<Precision, (graph: GraphBuilder, config: BertConfig) => Operators>> = {
  fp32: plainOperators,
  int8: fusedOperators,
};

/**
 * A BERT encoder as an ONNX file: token ids and a mask in, `last_hidden_state` out (Devlin et al., 2019, with the
 * published model's exact GELU); with a projection, [hidden size, fewer], also what it makes of each token's state.
 */
export function onnxGraph(
  bert: Bert,
  precision: Precision,
  metadata: Record<string, string>,
  projection?: Tensor,
): Uint8Array {
  const graph = new GraphBuilder();
  const operators = OPERATORS[precision](graph, bert.config);
  const inputs = operators.inputs.map((name): Port => ({ name, type: 'int64', dims: ['batch', 'sequence'] }));
  const outputs: Port[] = [];
  const give = (name: string, value: Value, width: number) => {
    graph.output(name, value);
    outputs.push({ name, type: 'float', dims: ['batch', 'sequence', width] });
  };
  const hidden = encoder(bert, operators);
  give('last_hidden_state', hidden, bert.config.hidden_size);
  if (projection) {
    // In single precision: so small a product costs next to nothing, and its rounding would be one more.
    const width = projection.shape[1] as number;
    give(TOKEN_VECTORS, graph.node('MatMul', [hidden, graph.constant(projection.data, projection.shape)]), width);
  }
  return graph.encode('bert', inputs, outputs, metadata);
}

/** The network itself: embeddings, then layers of attention and feed-forward, each added to what went into it. */
function encoder(bert: Bert, operators: Operators): Value {
  const mask = operators.mask();
  let hidden = normalised(operators.normalise(operators.embed(bert), bert.embeddingNorm), bert.embeddingNorm);
  for (const layer of bert.layers) {
    const mixed = operators.attention(hidden, layer.queryKeyValue, mask);
    const attended = operators.dense(mixed, layer.attentionOutput);
    const settled = normalised(
      operators.addAndNormalise(attended, hidden.value, layer.attentionNorm),
      layer.attentionNorm,
    );
    const fed = operators.dense(operators.denseGelu(settled, layer.intermediate), layer.output);
    hidden = normalised(operators.addAndNormalise(fed, settled.value, layer.outputNorm), layer.outputNorm);
  }
  return hidden.value;
}

const normalised = (value: Value, norm: Norm): Normalised => ({ value, reach: reachOf(norm) });
