import type { Embedder } from '../embeddings/embedder.ts';
import { IndexError } from '../embeddings/index-error.ts';
import type { StoredIndex } from '../embeddings/storage/contents.ts';
import { withIndexLock } from '../embeddings/storage/lock.ts';
import type { Manifest } from '../embeddings/storage/manifest.ts';
import { readStore } from '../embeddings/storage/read-store.ts';
import { writeStore } from '../embeddings/storage/write-store.ts';
import { type TokenForm, tokenFormFor } from '../embeddings/token-table.ts';
import { readCatalog } from '../seeds/catalog.ts';
import { BuildError } from './build-error.ts';
import { buildCorpus } from './corpus.ts';
import { type BuildReport, embedCorpus } from './embed-corpus.ts';
import { knownEmbeddings } from './known-embeddings.ts';
import { originOf } from './origin.ts';
import { readSeeds } from './read-seeds.ts';
import { verify } from './verify.ts';

export interface BuildOptions {
  readonly seedsDir: string;
  readonly indexDir: string;
  readonly embedder: Embedder;
  /** How the token vectors are kept; by default as suits the size of the corpus. */
  readonly tokenForm?: TokenForm;
  /** Called as the build goes on. */
  readonly report?: BuildReport;
}

/**
 * Builds the index of a seeds folder: reads, parses, verifies, embeds what is new, indexes, writes. Throws `SeedsError`
 * or `CatalogError` when the seeds cannot be read, `BuildError` when a span does not hold, and `IndexBusyError` when
 * another process is building; the index before stays in place then.
 */
export async function build({
  seedsDir,
  indexDir,
  embedder,
  report = () => {},
  ...more
}: BuildOptions): Promise<Manifest> {
  return withIndexLock(indexDir, async () => {
    const seeds = await readSeeds(seedsDir);
    const corpus = buildCorpus(seeds, await readCatalog(seedsDir));
    const problems = verify(corpus);
    if (problems.length > 0) throw new BuildError(problems);
    const origin = await originOf(seedsDir, seeds, embedder.model);
    const form = more.tokenForm ?? tokenFormFor(corpus.sentences.length);
    const known = knownEmbeddings(await earlier(indexDir, origin.model), form);
    return writeStore(indexDir, { origin, ...(await embedCorpus(corpus, embedder, form, known, report)) });
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
