import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRunning } from '../is-running.ts';
import { GRAPH_FILE, MODEL_NAME, MODELS_ROOT, type ModelDir } from './layout.ts';
import { ModelError } from './model-error.ts';
import type { Precision } from './precision.ts';
import { findModelSource, type ModelSource } from './source.ts';
import { modelHash, readStamp, type Stamp } from './stamp.ts';

export interface EnsureModelOptions {
  /** Folder that holds models; default `embeddings/models`. */
  readonly root?: string;
  /** Default: the installed npm package. */
  readonly source?: ModelSource;
  /** Whose graph is about to be used: it is checked byte for byte. */
  readonly precision?: Precision;
  /** Called with a line for a person each time something slow begins. */
  readonly onProgress?: (message: string) => void;
}

/**
 * Gives the default model's folder, writing it first when it is missing, damaged, or made from another release
 * of the weights or by another exporter. Written beside and renamed, so that half a model is never found.
 * Throws `ModelError` when the weights are not installed or cannot be read.
 */
export async function ensureModel(options: EnsureModelOptions = {}): Promise<ModelDir> {
  const root = options.root ?? MODELS_ROOT;
  const source = options.source ?? (await findModelSource());
  const folder = join(root, MODEL_NAME);
  const exact = options.precision && GRAPH_FILE[options.precision];
  const stamp = (await readStamp(folder, source.release, exact)) ?? (await exportModel(folder, source, exact, options));
  return { root, name: MODEL_NAME, hash: modelHash(stamp) };
}

async function exportModel(
  folder: string,
  source: ModelSource,
  exact: string | undefined,
  { onProgress }: EnsureModelOptions,
): Promise<Stamp> {
  onProgress?.(`Writing the model ${MODEL_NAME} from ${source.release}`);
  await mkdir(dirname(folder), { recursive: true });
  await removeLeftovers(folder);
  const beside = `${folder}.${process.pid}-${randomUUID()}`;
  try {
    // Loaded only now: the writer of graphs is large, and most starts have nothing to write.
    const { writeModel } = await import('./write-model.ts');
    const stamp = await writeModel(beside, source);
    await swapIn(beside, folder, source.release, exact);
    return stamp;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Puts the new folder in the old one's place; when another process was faster with the same result, theirs stays. */
async function swapIn(beside: string, folder: string, release: string, exact: string | undefined): Promise<void> {
  if (await readStamp(folder, release, exact)) return;
  const old = `${beside}.old`;
  await rename(folder, old).catch(() => undefined);
  try {
    await rename(beside, folder);
  } catch (cause) {
    if (!(await readStamp(folder, release, exact))) {
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
