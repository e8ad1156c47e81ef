import { createLocalEmbedder } from '../../embeddings/embedders/local.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import type { Serving } from '../../server/app.ts';
import { searchIndexOf, servingOf } from '../../server/engine.ts';
import { readyIndex } from './ready-index.ts';

/** The project's seeds as the server answers from them, with the model on this thread. */
export async function seedsServing(): Promise<Serving> {
  const { indexDir } = await readyIndex();
  const embedder = await createLocalEmbedder();
  return servingOf(searchIndexOf(await readStore(indexDir, { expectModel: embedder.model })), embedder);
}
