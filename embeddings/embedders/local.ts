import type { Embedder, Embedding } from '../embedder.ts';
import { type ModelOptions, resolveModel } from '../model/resolve-model.ts';
import { loadEncoder } from './encoder.ts';

/**
 * The model on the calling thread, one text at a time: a text is never padded to the length of another, so its
 * numbers do not depend on its neighbours. Blocks the thread while it computes; a server takes the worker embedder.
 * Throws `ModelError` when the model cannot be prepared or loaded.
 */
export async function createLocalEmbedder(options: ModelOptions = {}): Promise<Embedder> {
  const location = await resolveModel(options);
  const encoder = await loadEncoder(location);
  return {
    model: location.id,
    dimensions: encoder.dimensions,
    tokenDimensions: encoder.tokenDimensions,
    async embed(texts, signal) {
      const embeddings: Embedding[] = [];
      for (const text of texts) {
        signal?.throwIfAborted();
        embeddings.push(await encoder.encode(text));
      }
      signal?.throwIfAborted();
      return embeddings;
    },
    async close() {},
  };
}
