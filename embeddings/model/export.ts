import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRunning } from '../is-running.ts';
import { writeFailure } from '../write-failure.ts';
import { GRAPH_FILE, MODEL_NAME, MODELS_ROOT, type ModelDir } from './layout.ts';
import { ModelError } from './model-error.ts';
import type { Precision } from './operators.ts';
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
 * Throws `ModelError` when the weights are not installed or cannot be read, or the model cannot be written.
 */
export async function ensureModel(options: EnsureModelOptions = {}): Promise<ModelDir> {
  const root = options.root ?? MODELS_ROOT;
  const source = options.source ?? (await findModelSource());
  const folder = join(root, MODEL_NAME);
  const exact = options.precision && GRAPH_FILE[options.precision];
  const stamp = (await readStamp(folder, source, exact)) ?? (await exportModel(folder, source, exact, options));
  return { root, name: MODEL_NAME, hash: modelHash(stamp) };
}

async function exportModel(
  folder: string,
  source: ModelSource,
  exact: string | undefined,
  { onProgress }: EnsureModelOptions,
): Promise<Stamp> {
  onProgress?.(`Writing the model ${MODEL_NAME} from ${source.release}`);
  const beside = `${folder}.${process.pid}-${randomUUID()}`;
  try {
    await mkdir(dirname(folder), { recursive: true });
    await removeLeftovers(folder);
    // By itself: a recursive `mkdir` reports a read-only file system as a path that does not exist.
    await mkdir(beside);
    // Loaded only now: the writer of graphs is large, and most starts have nothing to write.
    const { writeModel } = await import('./write-model.ts');
    const stamp = await writeModel(beside, source);
    await swapIn(beside, folder, source, exact);
    return stamp;
  } catch (error) {
    throw unwritableModel(folder, error);
  } finally {
    // There is nothing to remove where not even the folder around it could be made.
    await rm(beside, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Says what a failure of the file system means for an operator; any other error is itself. */
function unwritableModel(folder: string, error: unknown): unknown {
  const failure = writeFailure(error);
  if (!failure) return error;
  const { reason, remedy } = failure;
  const message = `The model cannot be written to ${folder}: ${reason}. ${remedy}, or let EMBEDDING_MODEL name a model's folder.`;
  return new ModelError(message, { cause: error });
}

/**
 * Puts the new folder where none stands or a damaged one does; when another process was faster, its whole one stays.
 * Tried again when others come between: each of them ends with a whole one in place.
 */
async function swapIn(beside: string, folder: string, source: ModelSource, exact: string | undefined): Promise<void> {
  const old = `${beside}.old`;
  while (!(await moved(beside, folder, ['ENOTEMPTY', 'EEXIST']))) {
    if (await readStamp(folder, source, exact)) return;
    await moved(folder, old, ['ENOENT']);
    await rm(old, { recursive: true, force: true });
  }
}

/** Renames a folder; false when that fails in one of the ways that another process can bring about. */
async function moved(from: string, to: string, byOthers: readonly string[]): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (byOthers.includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
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
