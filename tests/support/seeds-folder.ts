import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createHashingEmbedder } from '../../embeddings/embedders/hashing.ts';
import type { Manifest } from '../../embeddings/storage/manifest.ts';
import { build } from '../../scripts/build.ts';
import { tempFolder } from './temp-folder.ts';

/** Two short documents, one without a catalog entry, as a seeds folder holds them. */
export const SHORT_SEEDS: Readonly<Record<string, string>> = {
  'harbour.txt':
    'Harbour Declaration\n\nThe ministers welcome the “Open Quays” programme. They will fund it until 2030.\n\nThe ministers support a research centre for tidal energy.\n',
  'boats.txt': 'A boat show\n\nThe boats were late, the harbour office said on Monday.\n',
};

export interface SeedsFolder {
  readonly seedsDir: string;
  readonly indexDir: string;
  /** Writes or replaces seed files. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Builds the index with the hashing embedder. */
  build(): Promise<Manifest>;
}

/** Writes or replaces files of a seeds folder. */
export async function writeSeeds(seedsDir: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(seedsDir, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(seedsDir, name), text);
}

/** A seeds folder with the short seeds, and room for an index beside it; in a fresh folder of the running test unless told. */
export async function seedsFolder(place?: string): Promise<SeedsFolder> {
  const base = place ?? (await tempFolder());
  const folder: SeedsFolder = {
    seedsDir: path.join(base, 'seeds'),
    indexDir: path.join(base, 'index'),
    write: (files) => writeSeeds(folder.seedsDir, files),
    build: () => build({ seedsDir: folder.seedsDir, indexDir: folder.indexDir, embedder: createHashingEmbedder() }),
  };
  await folder.write(SHORT_SEEDS);
  return folder;
}
