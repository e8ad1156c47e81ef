import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Embedder } from '../../embeddings/embedder.ts';
import { createHashingEmbedder } from '../../embeddings/embedders/hashing.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import { build } from '../../scripts/build.ts';
import type { Serving } from '../../server/app.ts';
import { searchIndexOf, servingOf } from '../../server/engine.ts';
import { writeHostileSeeds } from './hostile-seeds.ts';

/** Folders with the hostile seeds and their index. */
export interface HostileFolders {
  readonly base: string;
  readonly seedsDir: string;
  readonly indexDir: string;
  remove(): Promise<void>;
}

/** Writes the hostile seeds and builds their index with an embedder. */
export async function hostileFolders(embedder: Embedder): Promise<HostileFolders> {
  const base = await mkdtemp(path.join(tmpdir(), 'communique-hostile-'));
  const folders = { base, seedsDir: path.join(base, 'seeds'), indexDir: path.join(base, 'index') };
  await mkdir(folders.seedsDir);
  await writeHostileSeeds(folders.seedsDir);
  await build({ ...folders, embedder });
  return { ...folders, remove: () => rm(base, { recursive: true, force: true }) };
}

/** The hostile seeds as they are answered from, with the embedder that hashes. */
export async function hostileServing(): Promise<{ serving: Serving; folders: HostileFolders }> {
  const embedder = createHashingEmbedder();
  const folders = await hostileFolders(embedder);
  return { serving: servingOf(searchIndexOf(await readStore(folders.indexDir)), embedder), folders };
}
