import type { Embedder } from '../embeddings/embedder.ts';
import { createWorkerEmbedder } from '../embeddings/embedders/worker.ts';
import { loadLexicalIndex } from '../embeddings/lexical-index.ts';
import type { StoredIndex } from '../embeddings/storage/contents.ts';
import { readStore } from '../embeddings/storage/read-store.ts';
import { answer } from './answering/answer.ts';
import { createSearchIndex, type SearchIndex } from './answering/search-index.ts';
import { starters } from './answering/suggest.ts';
import { withSuggestions } from './answering/suggestions.ts';
import type { Serving } from './app.ts';
import type { Config } from './config.ts';
import { createLibrary } from './library.ts';

/**
 * Loads the index and the model of a configuration and joins them to something that answers. Throws `ModelError` or
 * `IndexError`, which say what is missing or damaged and which command mends it.
 */
export async function loadServing(
  config: Pick<Config, 'indexDir' | 'embeddingModel' | 'embeddingRemote'>,
): Promise<Serving> {
  const embedder = await createWorkerEmbedder({ model: config.embeddingModel, remote: config.embeddingRemote });
  try {
    const stored = await readStore(config.indexDir, { expectModel: embedder.model });
    return servingOf(searchIndexOf(stored), embedder);
  } catch (error) {
    await embedder.close();
    throw error;
  }
}

/** Joins an index with the embedder of its questions. */
export function servingOf(index: SearchIndex, embedder: Embedder): Serving {
  return {
    corpus: index.corpus,
    fingerprint: index.fingerprint,
    library: createLibrary(index.corpus),
    starters: starters(index),
    ask: (request) => answer(request, index, embedder),
  };
}

/** A stored index as the answer path uses it. */
export function searchIndexOf(stored: StoredIndex): SearchIndex {
  const index = createSearchIndex({
    corpus: stored.corpus,
    fingerprint: stored.manifest.fingerprint,
    dimensions: stored.dimensions,
    sentences: stored.sentences.index,
    sentenceVectors: stored.sentences.vectors,
    passages: stored.passages.index,
    passageVectors: stored.passages.vectors,
    tokens: stored.tokens,
    contexts: stored.contexts,
    lexical: loadLexicalIndex(Buffer.from(stored.extras.get('lexical.json') ?? '').toString('utf8')),
  });
  return withSuggestions(index, stored.suggestions);
}
