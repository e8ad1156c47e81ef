import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ensureModel } from './export.ts';
import { GRAPH_FILE, MODELS_ROOT } from './layout.ts';
import { ModelError } from './model-error.ts';
import type { Precision } from './operators.ts';

/** Which model to use. */
export interface ModelOptions {
  /** A model's directory in the layout of transformers.js, or a hub id; default: the one that comes with the packages. */
  readonly model?: string | undefined;
  /** Whether a hub id may be downloaded; default false: nothing leaves the machine. */
  readonly remote?: boolean | undefined;
  /** Default `int8`: a quarter of the size and nearly three times the speed of `fp32`, with the same answers. */
  readonly precision?: Precision | undefined;
  /** Called with a line for a person each time something slow begins. */
  readonly onProgress?: ((message: string) => void) | undefined;
}

/** A model that transformers.js can load: `name` under `root`. Plain data, so that it can be sent to a worker. */
export interface ModelLocation {
  readonly root: string;
  readonly name: string;
  readonly remote: boolean;
  readonly precision: Precision;
  /** Names weights and precision: vectors of two models with the same id can be compared. */
  readonly id: string;
}

/** Finds the model that the options name, preparing the default one; throws `ModelError` when there is none. */
export async function resolveModel(options: ModelOptions): Promise<ModelLocation> {
  const precision = options.precision ?? 'int8';
  if (options.model === undefined) return defaultModel(precision, options.onProgress);
  if (await isDirectory(options.model)) return directoryModel(resolve(options.model), precision);
  if (options.remote) {
    return { root: MODELS_ROOT, name: options.model, remote: true, precision, id: `${options.model}/${precision}` };
  }
  throw new ModelError(
    `EMBEDDING_MODEL names "${options.model}", which is not a directory here. ` +
      'Give the path of a model directory, or set EMBEDDING_REMOTE=1 to download a hub id of that name.',
  );
}

async function defaultModel(precision: Precision, onProgress: ModelOptions['onProgress']): Promise<ModelLocation> {
  const { root, name, hash } = await ensureModel({ precision, ...(onProgress && { onProgress }) });
  return { root, name, remote: false, precision, id: `${name}/${precision}@${hash}` };
}

async function directoryModel(path: string, precision: Precision): Promise<ModelLocation> {
  const hash = await contentHash([join(path, GRAPH_FILE[precision]), join(path, 'tokenizer.json')]);
  const name = basename(path);
  return { root: dirname(path), name, remote: false, precision, id: `${name}/${precision}@${hash}` };
}

async function contentHash(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    try {
      await pipeline(createReadStream(path), hash, { end: false });
    } catch (cause) {
      throw new ModelError(`The model directory has no readable ${path}: EMBEDDING_MODEL must name a complete one.`, {
        cause,
      });
    }
  }
  return hash.digest('hex').slice(0, 12);
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
