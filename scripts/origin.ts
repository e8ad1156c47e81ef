import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SeedFile } from '../embeddings/corpus.ts';
import { PROJECT_ROOT } from '../embeddings/project-root.ts';
import { sha256 } from '../embeddings/sha256.ts';
import type { IndexOrigin } from '../embeddings/storage/contents.ts';

/** What an index of these seeds, made by this model and this program, is made from. */
export async function originOf(seedsDir: string, seeds: readonly SeedFile[], model: string): Promise<IndexOrigin> {
  const [catalog, builder] = await Promise.all([hashIfThere(path.join(seedsDir, 'catalog.json')), builderHash()]);
  // Seeds are valid UTF-8, so their text has the bytes of the file.
  return { seeds: Object.fromEntries(seeds.map(({ name, text }) => [name, sha256(text)])), catalog, model, builder };
}

async function hashIfThere(file: string): Promise<string> {
  try {
    return sha256(await readFile(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** One hash over the program's own sources and dependencies: after an upgrade the index is built anew. */
async function builderHash(): Promise<string> {
  const folders = await Promise.all(['seeds', 'scripts', 'embeddings'].map((folder) => sourcesIn(folder)));
  const files = ['package.json', ...folders.flat().sort()];
  const hashes = await Promise.all(files.map(async (file) => sha256(await readFile(path.join(PROJECT_ROOT, file)))));
  return sha256(files.map((file, i) => `${hashes[i]}  ${file.replaceAll(path.sep, '/')}\n`).join(''));
}

/** What measures makes nothing, and has packages of its own that would take long to look through. */
const MAKES_NOTHING = path.join('scripts', 'bench');

async function sourcesIn(folder: string): Promise<string[]> {
  if (folder === MAKES_NOTHING) return [];
  const entries = await readdir(path.join(PROJECT_ROOT, folder), { withFileTypes: true });
  const found = entries.map((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(name);
    return name.endsWith('.ts') ? [name] : [];
  });
  return (await Promise.all(found)).flat();
}
