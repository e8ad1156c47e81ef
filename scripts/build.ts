import type { Corpus } from '../embeddings/corpus.ts';
import type { Embedder } from '../embeddings/embedder.ts';
import { IndexError } from '../embeddings/index-error.ts';
import { createHnswIndex } from '../embeddings/indexes/hnsw.ts';
import { createLexicalIndex } from '../embeddings/lexical-index.ts';
import type { IndexContents, StoredIndex, VectorTable } from '../embeddings/storage/contents.ts';
import { withIndexLock } from '../embeddings/storage/lock.ts';
import type { Manifest } from '../embeddings/storage/manifest.ts';
import { readStore } from '../embeddings/storage/read-store.ts';
import { writeStore } from '../embeddings/storage/write-store.ts';
import { quantiseTokens, type TokenRows, tokenRows, tokenTable } from '../embeddings/token-table.ts';
import { rowOf } from '../embeddings/vector.ts';
import { readCatalog } from '../seeds/catalog.ts';
import { BuildError } from './build-error.ts';
import { buildCorpus } from './corpus.ts';
import { type Embedded, type EmbedProgress, embedTexts } from './embed-texts.ts';
import { passageTexts, sentenceTexts } from './embedding-texts.ts';
import { originOf } from './origin.ts';
import { readSeeds } from './read-seeds.ts';
import { verify } from './verify.ts';

/** What a build is doing. */
export type BuildStep = 'passages' | 'sentences' | 'indexes';

export interface BuildOptions {
  readonly seedsDir: string;
  readonly indexDir: string;
  readonly embedder: Embedder;
  /** Called as the build goes on; `indexes` has no progress of its own. */
  readonly report?: (step: BuildStep, progress: EmbedProgress) => void;
}

interface SentenceEmbedding {
  readonly vector: Float32Array;
  readonly tokens: TokenRows;
}

/**
 * Builds the index of a seeds folder: reads, parses, verifies, embeds what is new, indexes, writes. Throws `SeedsError`
 * or `CatalogError` when the seeds cannot be read, `BuildError` when a span does not hold, and `IndexBusyError` when
 * another process is building; the index before stays in place then.
 */
export async function build(options: BuildOptions): Promise<Manifest> {
  return withIndexLock(options.indexDir, async () => {
    const seeds = await readSeeds(options.seedsDir);
    const corpus = buildCorpus(seeds, await readCatalog(options.seedsDir));
    const problems = verify(corpus);
    if (problems.length > 0) throw new BuildError(problems);
    const origin = await originOf(options.seedsDir, seeds, options.embedder.model);
    const contents = await embedCorpus(corpus, options, await earlier(options.indexDir, origin.model));
    return writeStore(options.indexDir, { origin, ...contents });
  });
}

/** The index before, if its vectors can be used again. */
async function earlier(indexDir: string, model: string): Promise<StoredIndex | undefined> {
  try {
    return await readStore(indexDir, { expectModel: model });
  } catch (error) {
    if (error instanceof IndexError) return undefined;
    throw error;
  }
}

async function embedCorpus(
  corpus: Corpus,
  { embedder, report = () => {} }: BuildOptions,
  before: StoredIndex | undefined,
): Promise<Omit<IndexContents, 'origin'>> {
  const { dimensions } = embedder;
  const texts = sentenceTexts(corpus);
  const passages = await embedTexts(
    passageTexts(corpus),
    embedder,
    ({ vector }) => vector,
    knownPassages(before),
    (progress) => report('passages', progress),
  );
  const sentences = await embedTexts<SentenceEmbedding>(
    texts,
    embedder,
    ({ vector, tokens }) => ({ vector, tokens: quantiseTokens(tokens, dimensions) }),
    knownSentences(before),
    (progress) => report('sentences', progress),
  );
  report('indexes', { done: 0, total: 0 });
  return {
    dimensions,
    corpus,
    passages: vectorTable(passages, ({ value }) => value, dimensions),
    sentences: vectorTable(sentences, ({ value }) => value?.vector, dimensions),
    tokens: tokenTable(
      sentences.map(({ value }) => value?.tokens ?? NO_TOKENS),
      dimensions,
    ),
    extras: new Map([['lexical.json', Buffer.from(JSON.stringify(createLexicalIndex(texts)))]]),
  };
}

const NO_TOKENS: TokenRows = { ids: new Int32Array(), values: new Int8Array(), scales: new Float32Array() };

function knownPassages(before: StoredIndex | undefined): Map<string, Float32Array> {
  if (!before) return new Map();
  const { vectors, keys } = before.passages;
  return byKey(keys, (row) => rowOf(vectors, before.dimensions, row));
}

function knownSentences(before: StoredIndex | undefined): Map<string, SentenceEmbedding> {
  if (!before) return new Map();
  const { vectors, keys } = before.sentences;
  return byKey(keys, (row) => ({
    vector: rowOf(vectors, before.dimensions, row),
    tokens: tokenRows(before.tokens, row),
  }));
}

function byKey<T>(keys: readonly string[], make: (row: number) => T): Map<string, T> {
  const entries = keys.map((key, row) => [key, make(row)] as const);
  return new Map(entries.filter(([key]) => key !== ''));
}

function vectorTable<T>(
  rows: readonly Embedded<T>[],
  vectorOf: (row: Embedded<T>) => Float32Array | undefined,
  dimensions: number,
): VectorTable {
  const vectors = new Float32Array(rows.length * dimensions);
  rows.forEach((row, i) => {
    vectors.set(vectorOf(row) ?? [], i * dimensions);
  });
  return { vectors, keys: rows.map(({ key }) => key), index: createHnswIndex(vectors, dimensions) };
}
