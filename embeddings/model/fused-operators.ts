import type { BertConfig } from './bert.ts';
import { FLOAT, type GraphBuilder, INT32, type Value } from './graph-builder.ts';
import type { Normalised, Operators } from './operators.ts';
import { LARGEST_MULTIPLIED, LARGEST_STORED, quantiseColumns } from './quantise.ts';
import type { Tensor } from './safetensors.ts';
import { scaleRows, smoothingFactors } from './smoothing.ts';

/**
 * BERT with weights as bytes, one scale a column, and inputs quantised anew at each product, of the operators that ONNX
 * Runtime has for it in its own domain (https://github.com/microsoft/onnxruntime/blob/v1.14.0/docs/ContribOperators.md):
 * a product with its quantisation, an attention, a sum with its normalisation are one step each.
 */
export function fusedOperators(graph: GraphBuilder, config: BertConfig): Operators {
  const epsilon = { float: config.layer_norm_eps };
  const row = (numbers: Float32Array) => graph.constant(numbers, [numbers.length]);
  /** The product with weights that are quantised here; a weight's zero is the byte 0. */
  const product = (x: Value, weights: Tensor, bias: Float32Array | undefined) => {
    const { bytes, scales } = quantiseColumns(weights, LARGEST_MULTIPLIED);
    const inputs = [x, graph.constant(bytes, weights.shape), row(scales), ''];
    return graph.ownNode('DynamicQuantizeMatMul', bias ? [...inputs, row(bias)] : inputs);
  };
  return {
    inputs: ['input_ids', 'attention_mask'],
    mask: () => graph.node('Cast', ['attention_mask'], { to: INT32 }),
    embed({ words, positions, types }) {
      /** Rows of a table that is kept as bytes. */
      const lookUp = (table: Tensor, choose: (bytes: Value) => Value) => {
        const { bytes, scales } = quantiseColumns(table, LARGEST_STORED);
        return graph.node('Mul', [
          graph.node('Cast', [choose(graph.constant(bytes, table.shape))], { to: FLOAT }),
          row(scales),
        ]);
      };
      return graph.node('Add', [
        lookUp(words, (table) => graph.node('Gather', [table, 'input_ids'], { axis: 0 })),
        lookUp(withFirstType(positions, types), (table) => graph.firstRows(table, 'input_ids')),
      ]);
    },
    normalise: (x, { weight, bias }) =>
      graph.node('LayerNormalization', [x, row(weight), row(bias)], { axis: -1, epsilon }),
    addAndNormalise: (output, input, { weight, bias }) =>
      graph.ownNode('SkipLayerNormalization', [output, input, row(weight), row(bias)], { epsilon }),
    attention(x, queryKeyValue, mask) {
      const { input, weights } = smooth(graph, x, queryKeyValue.weights);
      const { bytes, scales } = quantiseColumns(weights, LARGEST_MULTIPLIED);
      const [quantised, scale, zero] = graph.nodes('DynamicQuantizeLinear', [input], 3) as [Value, Value, Value];
      const parameters = [graph.constant(bytes, weights.shape), row(queryKeyValue.bias), scale, row(scales)];
      return graph.ownNode('QAttention', [quantised, ...parameters, mask, zero], {
        num_heads: config.num_attention_heads,
      });
    },
    dense: (x, { weights, bias }) => product(x, weights, bias),
    denseGelu(x, layer) {
      const { input, weights } = smooth(graph, x, layer.weights);
      return graph.ownNode('BiasGelu', [product(input, weights, undefined), row(layer.bias)]);
    },
  };
}

/** Moves the width of the input's wide columns into the weights; the product stays what it was. */
function smooth(graph: GraphBuilder, { value, reach }: Normalised, weights: Tensor): { input: Value; weights: Tensor } {
  const factors = smoothingFactors(weights, reach);
  const inverse = factors.map((factor) => 1 / factor);
  const input = graph.node('Mul', [value, graph.constant(inverse, [inverse.length])]);
  return { input, weights: scaleRows(weights, factors) };
}

/** A text by itself is one segment, the first: what its table says is the same for every token. */
function withFirstType(positions: Tensor, types: Tensor): Tensor {
  const width = positions.shape[1] as number;
  const data = positions.data.map((value, i) => value + (types.data[i % width] as number));
  return { shape: positions.shape, data };
}
