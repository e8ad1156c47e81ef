import type { Embedder } from '../embeddings/embedder.ts';
import type { WorkerEmbedder } from '../embeddings/embedders/worker.ts';
import { createLexicalIndex } from '../embeddings/lexical-index.ts';
import type { StoredIndex } from '../embeddings/storage/contents.ts';
import { readLexicalFiles } from '../embeddings/storage/lexical-files.ts';
import { readStore } from '../embeddings/storage/read-store.ts';
import { answer } from './answering/answer.ts';
import { createSearchIndex, type SearchIndex } from './answering/search-index.ts';
import { starters } from './answering/suggest.ts';
import { withSuggestions } from './answering/suggestions.ts';
import type { Serving } from './app.ts';
import type { Served } from './config.ts';
import { DeadlineError } from './errors.ts';
import { createLibrary } from './library.ts';
import type { ReplyCache } from './reply-cache.ts';
import { type StartingModel, startModel } from './starting-model.ts';
import { createTurns } from './turns.ts';

/** How long a question may take: far longer than it does when the server is well, less than people wait for. */
const DEADLINE_MS = 10_000;

/** A model that is running, and the index it was loaded with. */
export interface Engine {
  readonly embedder: WorkerEmbedder;
  readonly serving: Serving;
}

/**
 * Loads the index while the model starts, unless it has been `started` before, and joins them to something that
 * answers. Throws `ModelError` or `IndexError`, which say what is missing or damaged and which command mends it; the
 * model is ended then.
 */
export async function loadEngine(config: Served, replies?: ReplyCache, started?: StartingModel): Promise<Engine> {
  const model = started ?? (await startModel(config));
  try {
    const index = searchIndexOf(await readStore(config.indexDir, { expectModel: model.id }));
    void index.prepareSuggestions();
    const embedder = await model.embedder;
    return { embedder, serving: servingOf(index, embedder, { replies }) };
  } catch (error) {
    await model.end();
    throw error;
  }
}

/** Reads the index that is on disk now, to be answered from with a model that is running. Throws `IndexError`. */
export async function readServing(indexDir: string, embedder: Embedder, replies?: ReplyCache): Promise<Serving> {
  const index = searchIndexOf(await readStore(indexDir, { expectModel: embedder.model }));
  await index.prepareSuggestions();
  return servingOf(index, embedder, { replies });
}

interface ServingOptions {
  /** How long a question may take; default `DEADLINE_MS`. */
  readonly deadlineMs?: number | undefined;
  /** What remembers replies; default nothing. */
  readonly replies?: ReplyCache | undefined;
}

/** Joins an index with the embedder of its questions. */
export function servingOf(index: SearchIndex, embedder: Embedder, options: ServingOptions = {}): Serving {
  const { deadlineMs = DEADLINE_MS, replies } = options;
  const ask: Serving['ask'] = (request, signal) =>
    within(deadlineMs, signal, async (limit) => {
      await index.prepareSuggestions();
      return answer(request, index, heeding(limit, embedder));
    });
  return {
    corpus: index.corpus,
    fingerprint: index.fingerprint,
    library: createLibrary(index.corpus),
    get starters() {
      return starters(index);
    },
    ask: replies
      ? (request, signal) => replies.reply(index.fingerprint, request, (asked) => ask(asked, signal), signal)
      : ask,
    close: () => embedder.close(),
  };
}

/** Gives work a signal that is aborted with `DeadlineError` after so many milliseconds, or when `signal` is. */
async function within<T>(
  deadlineMs: number,
  signal: AbortSignal | undefined,
  work: (limit: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new DeadlineError(deadlineMs)), deadlineMs);
  const leave = () => limit.abort(signal?.reason);
  signal?.addEventListener('abort', leave);
  try {
    signal?.throwIfAborted();
    return await work(limit.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
  }
}

/** Searching takes a millisecond or two. */
const turn = createTurns();

/** An embedder for one request: nothing is embedded for a client that has left, and nothing searched for after it. */
function heeding(signal: AbortSignal, embedder: Embedder): Embedder {
  const { model, dimensions, tokenDimensions } = embedder;
  return {
    model,
    dimensions,
    tokenDimensions,
    async embed(texts) {
      const embeddings = await embedder.embed(texts, signal);
      await turn();
      signal.throwIfAborted();
      return embeddings;
    },
    close: () => embedder.close(),
  };
}

/** A stored index as the answer path uses it. */
export function searchIndexOf(stored: StoredIndex): SearchIndex {
  const { postings, words, acronyms } = readLexicalFiles(stored.extras);
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
    lexical: createLexicalIndex(postings),
    words,
    acronyms,
  });
  return withSuggestions(index, stored.suggestions);
}
