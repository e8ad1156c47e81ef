import { availableParallelism } from 'node:os';
import { IndexError } from '../embeddings/index-error.ts';
import { resolveModel } from '../embeddings/model/resolve-model.ts';
import { isMadeFrom, type Manifest } from '../embeddings/storage/manifest.ts';
import { checkFiles, readManifest } from '../embeddings/storage/read-store.ts';
import { readCatalog } from '../seeds/catalog.ts';
import type { BuildReport } from './embed-corpus.ts';
import { originOf } from './origin.ts';
import { readSeeds } from './read-seeds.ts';
import type { BuildSettings } from './settings.ts';

/** Each holds a model of its own, and what it makes has to be taken in. */
const MOST_WORKERS = 8;

/** Hears what takes time. */
export interface Reporter {
  /** A line for a person. */
  note(message: string): void;
  step: BuildReport;
}

export interface PreparedIndex {
  readonly manifest: Manifest;
  /** Whether it had to be built. */
  readonly built: boolean;
}

/**
 * Makes sure that the index is there, whole, and made from these seeds by this model and program; builds it otherwise.
 * The model itself is loaded only when there is something to build. Throws what `build` throws, and `ModelError`.
 */
export async function prepareIndex(settings: BuildSettings, reporter: Reporter): Promise<PreparedIndex> {
  const { seedsDir, indexDir, model, remote } = settings;
  const modelOptions = { model, remote, onProgress: (message: string) => reporter.note(message) };
  const location = await resolveModel(modelOptions);
  const origin = await originOf(seedsDir, await readSeeds(seedsDir), location.id);
  const current = await intactManifest(indexDir);
  if (current && isMadeFrom(current, origin)) return { manifest: current, built: false };

  // Read here only to be refused here: a catalog with mistakes is no reason to load the model.
  await readCatalog(seedsDir);
  reporter.note(current ? 'The index is out of date: building it anew' : 'Building the index');
  const [{ build }, { createGrowingEmbedder }] = await Promise.all([
    import('./build.ts'),
    import('../embeddings/embedders/worker.ts'),
  ]);
  // Every core: nobody is answered meanwhile who would need one.
  const workers = Math.min(MOST_WORKERS, availableParallelism());
  const embedder = await createGrowingEmbedder({ location, workers });
  try {
    return { manifest: await build({ seedsDir, indexDir, embedder, report: reporter.step }), built: true };
  } finally {
    await embedder.close();
  }
}

/** The manifest of an index of which every byte is as it was written; nothing when there is none. */
async function intactManifest(indexDir: string): Promise<Manifest | undefined> {
  try {
    const manifest = await readManifest(indexDir);
    await checkFiles(indexDir, manifest);
    return manifest;
  } catch (error) {
    if (error instanceof IndexError) return undefined;
    throw error;
  }
}
