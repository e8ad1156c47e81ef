import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Embedder, Embedding } from '../embedder.ts';
import { ModelError } from '../model/model-error.ts';
import { type ModelLocation, type ModelOptions, resolveModel } from '../model/resolve-model.ts';
import { type PoolLoad, type PoolOptions, WorkerPool } from './worker-pool.ts';

export interface WorkerEmbedderOptions extends ModelOptions, Pick<PoolOptions, 'hangsAfterMs'> {
  /** Workers; default `defaultWorkers`. */
  readonly workers?: number | undefined;
  /** The model, where it was found before; the other options then say nothing. */
  readonly location?: ModelLocation | undefined;
  /** Ends the workers once it is aborted, also those that are only starting. */
  readonly signal?: AbortSignal | undefined;
}

/** One fewer than the cores, at least 1 and at most 4: each holds a model of its own, 150 MB. */
export function defaultWorkers(): number {
  return Math.min(4, Math.max(1, availableParallelism() - 1));
}

/** An embedder that can say how busy it is. */
export interface WorkerEmbedder extends Embedder {
  load(): PoolLoad;
}

/**
 * The model in processes of its own, so that the calling one stays free: inference blocks the thread it runs on.
 * Processes and not threads, because ONNX Runtime's binding keeps state that all threads of a process share, and
 * corrupts the memory of a process in which a second thread loads it.
 * Ready when the first worker is. Throws `ModelError` when the model cannot be prepared or loaded; `embed` rejects
 * with `WorkerError` when workers die on one of its texts.
 */
export async function createWorkerEmbedder(options: WorkerEmbedderOptions = {}): Promise<WorkerEmbedder> {
  const location = options.location ?? (await resolveModel(options));
  const size = options.workers ?? defaultWorkers();
  const { hangsAfterMs } = options;
  const spawn = () => spawnWorker(location);
  const pool = new WorkerPool<string, { dimensions: number }, Embedding>(spawn, { size, hangsAfterMs });
  options.signal?.addEventListener('abort', () => void pool.close());
  const { dimensions } = await pool.started.catch((cause: Error) => {
    throw new ModelError(cause.message, { cause });
  });
  return {
    model: location.id,
    dimensions,
    embed: (texts, signal) => Promise.all(texts.map((text) => pool.run(text, signal))),
    load: () => pool.load(),
    close: () => pool.close(),
  };
}

/** What a worker makes lives for a moment and lies outside the heap, which would grow by 50 MB before anyone tidies up. */
const FOR_A_SMALL_HEAP = ['--max-semi-space-size=2', '--optimize-for-size'];

function spawnWorker(location: ModelLocation) {
  const entry = fileURLToPath(new URL('./worker-entry.mjs', import.meta.url));
  return fork(entry, [JSON.stringify(location)], {
    execArgv: FOR_A_SMALL_HEAP,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
