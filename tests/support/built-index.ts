import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWorkerEmbedder } from '../../embeddings/embedders/worker.ts';
import type { Manifest } from '../../embeddings/storage/manifest.ts';
import { build } from '../../scripts/build.ts';
import { SHORT_SEEDS, writeSeeds } from './seeds-folder.ts';

/** An index of a few short documents that a server of its own can load: it is made by the model that the server has. */
export interface BuiltIndex {
  readonly seedsDir: string;
  readonly indexDir: string;
  readonly manifest: Manifest;
  remove(): Promise<void>;
}

/** Builds the index of the short seeds for all tests of a file, which removes it afterwards. */
export async function builtIndex(): Promise<BuiltIndex> {
  const base = await mkdtemp(path.join(tmpdir(), 'communique-'));
  const [seedsDir, indexDir] = [path.join(base, 'seeds'), path.join(base, 'index')];
  await writeSeeds(seedsDir, SHORT_SEEDS);
  const embedder = await createWorkerEmbedder({ workers: 1 });
  const manifest = await build({ seedsDir, indexDir, embedder });
  await embedder.close();
  return { seedsDir, indexDir, manifest, remove: () => rm(base, { recursive: true, force: true }) };
}
