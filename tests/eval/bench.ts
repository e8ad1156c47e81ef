import type { Embedder } from '../../embeddings/embedder.ts';
import { createWorkerEmbedder } from '../../embeddings/embedders/worker.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import { readSeeds } from '../../scripts/read-seeds.ts';
import type { BuildSettings } from '../../scripts/settings.ts';
import type { SearchIndex } from '../../server/answering/search-index.ts';
import { searchIndexOf } from '../../server/engine.ts';

/** What an evaluation works with: a loaded index, the model, and the seed files, read apart from both. */
export interface Bench {
  readonly index: SearchIndex;
  readonly embedder: Embedder;
  /** Milliseconds that the model has taken since the bench was opened. */
  modelTime(): number;
  /** The text of a seed file as it is on disk; undefined where there is none of that name. */
  textOf(file: string): string | undefined;
  close(): Promise<void>;
}

/** Loads an index that is there already, with its model, as the server does. Throws `ModelError`, `IndexError` or `SeedsError`. */
export async function openBench({ seedsDir, indexDir, model, remote }: BuildSettings): Promise<Bench> {
  const embedder = await createWorkerEmbedder({ model, remote });
  try {
    const texts = new Map((await readSeeds(seedsDir)).map(({ name, text }) => [name, text]));
    const index = searchIndexOf(await readStore(indexDir, { expectModel: embedder.model }));
    const timed = timedEmbedder(embedder);
    return { ...timed, index, textOf: (file) => texts.get(file), close: () => embedder.close() };
  } catch (error) {
    await embedder.close();
    throw error;
  }
}

/** Counts the time spent waiting for the model, which is all of it when texts are embedded one after another. */
function timedEmbedder(embedder: Embedder): Pick<Bench, 'embedder' | 'modelTime'> {
  let time = 0;
  return {
    modelTime: () => time,
    embedder: {
      ...embedder,
      async embed(texts) {
        const started = performance.now();
        const embeddings = await embedder.embed(texts);
        time += performance.now() - started;
        return embeddings;
      },
    },
  };
}
