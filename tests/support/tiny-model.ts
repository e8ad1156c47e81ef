import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findModelSource, type ModelSource } from '../../embeddings/model/source.ts';
import { safetensorsOf } from './safetensors.ts';

const HIDDEN = 8;
const INNER = 16;
const WORDS = 30_522;

const CONFIG = {
  model_type: 'bert',
  hidden_act: 'gelu',
  hidden_size: HIDDEN,
  num_hidden_layers: 1,
  num_attention_heads: 2,
  intermediate_size: INNER,
  max_position_embeddings: 512,
  layer_norm_eps: 1e-12,
  vocab_size: WORDS,
};

const dense = (name: string, outputs: number, inputs: number): Record<string, number[]> => ({
  [`${name}.weight`]: [outputs, inputs],
  [`${name}.bias`]: [outputs],
});
const norm = (name: string): Record<string, number[]> => ({ [`${name}.weight`]: [HIDDEN], [`${name}.bias`]: [HIDDEN] });

const LAYER = 'encoder.layer.0';
const SHAPES: Record<string, number[]> = {
  'embeddings.word_embeddings.weight': [WORDS, HIDDEN],
  'embeddings.position_embeddings.weight': [512, HIDDEN],
  'embeddings.token_type_embeddings.weight': [2, HIDDEN],
  ...norm('embeddings.LayerNorm'),
  ...dense(`${LAYER}.attention.self.query`, HIDDEN, HIDDEN),
  ...dense(`${LAYER}.attention.self.key`, HIDDEN, HIDDEN),
  ...dense(`${LAYER}.attention.self.value`, HIDDEN, HIDDEN),
  ...dense(`${LAYER}.attention.output.dense`, HIDDEN, HIDDEN),
  ...norm(`${LAYER}.attention.output.LayerNorm`),
  ...dense(`${LAYER}.intermediate.dense`, INNER, HIDDEN),
  ...dense(`${LAYER}.output.dense`, HIDDEN, INNER),
  ...norm(`${LAYER}.output.LayerNorm`),
};

/**
 * Writes a BERT of eight dimensions and one layer in the form the weights are published in, with the real tokenizer,
 * so that exporting takes milliseconds.
 */
export async function writeTinyModelSource(folder: string, release = 'tiny@1.0.0'): Promise<ModelSource> {
  await mkdir(folder, { recursive: true });
  const { tokenizerPath } = await findModelSource();
  const weightsPath = path.join(folder, 'model.safetensors');
  const configPath = path.join(folder, 'config.json');
  await writeFile(weightsPath, safetensors(SHAPES));
  await writeFile(configPath, JSON.stringify(CONFIG));
  const ownTokenizer = path.join(folder, 'tokenizer.json');
  await writeFile(ownTokenizer, await readFile(tokenizerPath));
  return { release, weightsPath, configPath, tokenizerPath: ownTokenizer };
}

/** Tensors of the given shapes with values that differ, in the safetensors layout. */
export function safetensors(shapes: Readonly<Record<string, readonly number[]>>): Buffer {
  let bytes = 0;
  const tensors = Object.entries(shapes).map(([name, shape]) => {
    const first = bytes;
    const count = shape.reduce((product, size) => product * size, 1);
    bytes += count * Float32Array.BYTES_PER_ELEMENT;
    return [name, { shape, data: Float32Array.from({ length: count }, (_, i) => Math.sin(first + i)) }] as const;
  });
  return safetensorsOf(Object.fromEntries(tensors));
}
