import { z } from 'zod';
import { ModelError } from './model-error.ts';
import type { Tensor } from './safetensors.ts';

/** The numbers of a BERT encoder's config.json that its graph depends on. */
export const BertConfig = z.object({
  model_type: z.literal('bert'),
  hidden_act: z.literal('gelu'),
  position_embedding_type: z.literal('absolute').optional(),
  hidden_size: z.int().positive(),
  num_hidden_layers: z.int().positive(),
  num_attention_heads: z.int().positive(),
  intermediate_size: z.int().positive(),
  max_position_embeddings: z.int().positive(),
  layer_norm_eps: z.number().positive(),
});
export type BertConfig = z.infer<typeof BertConfig>;

/** A fully connected layer; `weights` is [inputs, outputs], so that a row vector is multiplied from the left. */
export interface Dense {
  readonly weights: Tensor;
  readonly bias: Float32Array;
}

export interface Norm {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

export interface Layer {
  /** Query, key and value side by side: one product instead of three. */
  readonly queryKeyValue: Dense;
  readonly attentionOutput: Dense;
  readonly attentionNorm: Norm;
  readonly intermediate: Dense;
  readonly output: Dense;
  readonly outputNorm: Norm;
}

/** A BERT encoder's weights by their place in the network. */
export interface Bert {
  readonly config: BertConfig;
  readonly words: Tensor;
  readonly positions: Tensor;
  readonly types: Tensor;
  readonly embeddingNorm: Norm;
  readonly layers: readonly Layer[];
}

/** Finds a BERT encoder's weights by their published names; throws `ModelError` naming one that is missing. */
export function bertFrom(config: BertConfig, tensors: ReadonlyMap<string, Tensor>): Bert {
  const named = (name: string): Tensor => {
    const tensor = tensors.get(name);
    if (!tensor) throw new ModelError(`The weights have no tensor "${name}": reinstall the packages with \`npm ci\`.`);
    return tensor;
  };
  const dense = (name: string): Dense => ({
    weights: transpose(named(`${name}.weight`)),
    bias: named(`${name}.bias`).data,
  });
  const norm = (name: string): Norm => ({ weight: named(`${name}.weight`).data, bias: named(`${name}.bias`).data });
  const layer = (at: string): Layer => ({
    queryKeyValue: sideBySide(
      dense(`${at}.attention.self.query`),
      dense(`${at}.attention.self.key`),
      dense(`${at}.attention.self.value`),
    ),
    attentionOutput: dense(`${at}.attention.output.dense`),
    attentionNorm: norm(`${at}.attention.output.LayerNorm`),
    intermediate: dense(`${at}.intermediate.dense`),
    output: dense(`${at}.output.dense`),
    outputNorm: norm(`${at}.output.LayerNorm`),
  });
  return {
    config,
    words: named('embeddings.word_embeddings.weight'),
    positions: named('embeddings.position_embeddings.weight'),
    types: named('embeddings.token_type_embeddings.weight'),
    embeddingNorm: norm('embeddings.LayerNorm'),
    layers: Array.from({ length: config.num_hidden_layers }, (_, i) => layer(`encoder.layer.${i}`)),
  };
}

/** The published weights are [outputs, inputs]; a product from the left wants them the other way round. */
function transpose({ shape, data }: Tensor): Tensor {
  const [rows, columns] = shape as [number, number];
  const turned = new Float32Array(data.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      turned[column * rows + row] = data[row * columns + column] as number;
    }
  }
  return { shape: [columns, rows], data: turned };
}

function sideBySide(...parts: readonly Dense[]): Dense {
  const inputs = parts[0]?.weights.shape[0] as number;
  const outputs = parts.reduce((sum, part) => sum + part.bias.length, 0);
  const data = new Float32Array(inputs * outputs);
  const bias = new Float32Array(outputs);
  let offset = 0;
  for (const part of parts) {
    const width = part.bias.length;
    for (let row = 0; row < inputs; row += 1) {
      data.set(part.weights.data.subarray(row * width, (row + 1) * width), row * outputs + offset);
    }
    bias.set(part.bias, offset);
    offset += width;
  }
  return { weights: { shape: [inputs, outputs], data }, bias };
}
