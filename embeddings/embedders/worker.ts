import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Embedder, Embedding } from '../embedder.ts';
import { type ModelOptions, resolveModel } from '../model/resolve-model.ts';
import { WorkerPool } from './worker-pool.ts';

export interface WorkerEmbedderOptions extends ModelOptions {
  /** Worker threads; default: one fewer than the cores, at least 1 and at most 8 (each holds a model of its own). */
  readonly workers?: number | undefined;
}

/**
 * The model in worker threads, so that the calling thread stays free: inference blocks the thread it runs on.
 * Ready when the first worker is. Throws `ModelError` when the model cannot be prepared or loaded; `embed` rejects
 * with `WorkerError` when a worker dies on one of its texts.
 */
export async function createWorkerEmbedder(options: WorkerEmbedderOptions = {}): Promise<Embedder> {
  const location = await resolveModel(options);
  const size = options.workers ?? Math.min(8, Math.max(1, availableParallelism() - 1));
  const entry = new URL('./worker-entry.mjs', import.meta.url);
  const spawn = () => new Worker(entry, { workerData: location, execArgv: [] });
  const pool = new WorkerPool<string, { dimensions: number }, Embedding>(spawn, size);
  const { dimensions } = await pool.started;
  return {
    model: location.id,
    dimensions,
    embed: (texts) => Promise.all(texts.map((text) => pool.run(text))),
    close: () => pool.close(),
  };
}
