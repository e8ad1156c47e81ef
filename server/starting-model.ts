import { createWorkerEmbedder, type WorkerEmbedder } from '../embeddings/embedders/worker.ts';
import { resolveModel } from '../embeddings/model/resolve-model.ts';
import { readManifest } from '../embeddings/storage/read-store.ts';
import type { Served } from './config.ts';

/** Questions that may wait for a worker. The last of them waits for half a second on a slow core; more are refused at once. */
export const MOST_WAITING = 128;

/** A model whose workers are being started. */
export interface StartingModel {
  /** Names the model. */
  readonly id: string;
  readonly embedder: Promise<WorkerEmbedder>;
}

/**
 * Starts the model of a configuration, which takes a second; nothing is started when there is no index to use it with.
 * Throws `ModelError` or `IndexError`.
 */
export async function startModel(config: Served): Promise<StartingModel> {
  await readManifest(config.indexDir);
  const location = await resolveModel({ model: config.embeddingModel, remote: config.embeddingRemote });
  const embedder = createWorkerEmbedder({ location, maxWaiting: MOST_WAITING });
  // It may fail while the index is read, before anyone waits for it.
  embedder.catch(() => undefined);
  return { id: location.id, embedder };
}

/** Ends a model, whether it has started or not. */
export async function endModel({ embedder }: StartingModel): Promise<void> {
  await embedder.then((started) => started.close()).catch(() => undefined);
}
