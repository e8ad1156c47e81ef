import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SeedFile } from '../embeddings/corpus.ts';
import { SeedsError } from './seeds-error.ts';

/** Texts are seeds; a README speaks about the folder and is none. */
const isSeed = (name: string) => /\.(?:txt|md)$/i.test(name) && !/^readme\./i.test(name);

/**
 * Reads the `.txt` and `.md` files of a folder, in the order of their names.
 * The text is what `fs.readFile(file, 'utf8')` gives, a byte order mark included, so that offsets agree.
 * Throws `SeedsError` when the folder is missing or holds no text, and when a file is not valid UTF-8.
 */
export async function readSeeds(dir: string): Promise<SeedFile[]> {
  const names = (await listFolder(dir)).filter(isSeed).sort(byCodeUnits);
  if (names.length === 0) {
    throw new SeedsError(`${dir}: no .txt or .md file here; put the source texts in this folder or set SEEDS_DIR`);
  }
  return Promise.all(
    names.map(async (name) => ({ name, text: decode(await readBytes(dir, name), path.join(dir, name)) })),
  );
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function listFolder(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : (cause as Error).message;
    throw new SeedsError(`${dir}: the seeds folder cannot be read (${why}); create it or set SEEDS_DIR`, { cause });
  }
}

async function readBytes(dir: string, name: string): Promise<Uint8Array> {
  try {
    return await readFile(path.join(dir, name));
  } catch (cause) {
    throw new SeedsError(`${path.join(dir, name)}: cannot be read (${(cause as Error).message})`, { cause });
  }
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const at = firstInvalidByte(bytes);
    throw new SeedsError(`${file}: not valid UTF-8 at byte ${at}; convert the file to UTF-8`, { cause });
  }
}

/** The decoder does not say where it failed, but whether a prefix is sound is monotone in its length. */
function firstInvalidByte(bytes: Uint8Array): number {
  let sound = 0;
  let broken = bytes.length + 1;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (isSoundPrefix(bytes.subarray(0, middle))) sound = middle;
    else broken = middle;
  }
  return sound;
}

function isSoundPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
