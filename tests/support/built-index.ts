import { cp } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import type { Manifest } from '../../embeddings/storage/manifest.ts';
import { readManifest } from '../../embeddings/storage/read-store.ts';
import { whenIndexed } from './ready-index.ts';
import { type SeedsFolder, seedsFolder } from './seeds-folder.ts';

/** An index of a few short documents that a server of its own can load: it is made by the model that the server has. */
export interface BuiltIndex {
  readonly seedsDir: string;
  readonly indexDir: string;
  readonly manifest: Manifest;
}

/** The index of the short seeds, built once for all tests, which change nothing of it. */
export async function builtIndex(): Promise<BuiltIndex> {
  const base = inject('shortSeedsFolder');
  const [seedsDir, indexDir] = [path.join(base, 'seeds'), path.join(base, 'index')];
  await whenIndexed({ seedsDir, indexDir, model: undefined, remote: false });
  return { seedsDir, indexDir, manifest: await readManifest(indexDir) };
}

/** The short seeds with a copy of that index, for the running test alone. */
export async function indexedFolder(): Promise<SeedsFolder> {
  const [folder, { indexDir }] = await Promise.all([seedsFolder(), builtIndex()]);
  await cp(indexDir, folder.indexDir, { recursive: true });
  return folder;
}
