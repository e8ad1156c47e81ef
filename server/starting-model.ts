import { createWorkerEmbedder, defaultWorkers, type WorkerEmbedder } from '../embeddings/embedders/worker.ts';
import { resolveModel } from '../embeddings/model/resolve-model.ts';
import { readManifest } from '../embeddings/storage/read-store.ts';
import type { Served } from './config.ts';
import type { Room } from './gate.ts';

/**
 * Questions that may be asked at the same time. One takes three milliseconds or more: the last of a burst is answered in
 * little more than the tenth of a second that people take for at once (Nielsen, "Usability Engineering", 1993). While more
 * keep coming, one is with the worker and one with the main thread: with room for three a fifth more are answered and with
 * eight no more than that, but each waits half as long again and three times as long.
 */
export const ROOM: Room = { calm: 40 * defaultWorkers(), pressed: 2 * defaultWorkers() };

/** A model whose workers are being started. */
export interface StartingModel {
  /** Names the model. */
  readonly id: string;
  readonly embedder: Promise<WorkerEmbedder>;
  /** Ends it, whether it has started or not. */
  end(): Promise<void>;
}

/**
 * Starts the model of a configuration, which takes a second; nothing is started when there is no index to use it with.
 * Throws `ModelError` or `IndexError`.
 */
export async function startModel(config: Served): Promise<StartingModel> {
  await readManifest(config.indexDir);
  const location = resolveModel({ model: config.embeddingModel, remote: config.embeddingRemote });
  const leave = new AbortController();
  const embedder = createWorkerEmbedder({ location, signal: leave.signal });
  // It may fail while the index is read, before anyone waits for it.
  embedder.catch(() => undefined);
  return {
    id: (await location).id,
    embedder,
    async end() {
      leave.abort();
      await embedder.then((started) => started.close()).catch(() => undefined);
    },
  };
}
