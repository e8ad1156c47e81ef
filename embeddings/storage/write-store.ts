import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unwritableIndex } from '../index-error.ts';
import { sha256 } from '../sha256.ts';
import type { TokenTable } from '../token-table.ts';
import type { IndexContents } from './contents.ts';
import { bytesOf, FILES, type TokenFiles } from './files.ts';
import {
  checksumOf,
  combineSeeds,
  type Described,
  FORMAT,
  fingerprintOf,
  MANIFEST_FILE,
  type Manifest,
} from './manifest.ts';

/**
 * Writes an index beside the current one and makes it the current one by renaming its manifest into place: a reader
 * sees the old index or the new one. What is left of older ones is removed. The caller holds the index lock.
 * Throws `IndexError` when it cannot be written; the old one is then in place and nothing of the new one is left.
 */
export async function writeStore(dir: string, contents: IndexContents): Promise<Manifest> {
  try {
    const manifest = await writeGeneration(dir, contents);
    await replaceManifest(dir, manifest).catch((error: unknown) => discard(join(dir, manifest.generation), error));
    await removeOthers(dir, manifest.generation);
    return manifest;
  } catch (error) {
    throw unwritableIndex(dir, error);
  }
}

/** Writes the folder of an index under a name of its own, and gives the manifest that will make it the current one. */
async function writeGeneration(dir: string, contents: IndexContents): Promise<Manifest> {
  const beside = join(dir, `writing-${randomUUID()}`);
  try {
    await mkdir(beside, { recursive: true });
    const files = await writeFiles(beside, contents);
    const described = describe(contents, files);
    const fingerprint = fingerprintOf(described);
    const generation = `${fingerprint.slice(0, 16)}-${randomUUID().slice(0, 8)}`;
    await rename(beside, join(dir, generation));
    const manifest = { ...described, fingerprint, generation, builder: contents.origin.builder };
    return { ...manifest, checksum: checksumOf(manifest) };
  } catch (error) {
    return discard(beside, error);
  }
}

/** Removes what a write that failed has left, which on a full disk is in the way of everything else. */
async function discard(path: string, error: unknown): Promise<never> {
  await rm(path, { recursive: true, force: true });
  throw error;
}

function describe(contents: IndexContents, files: Manifest['files']) {
  const { corpus, origin, dimensions, tokens, suggestions, extras } = contents;
  return {
    format: FORMAT,
    model: origin.model,
    dimensions,
    tokenDimensions: tokens.dimensions,
    tokenForm: tokens.form,
    counts: {
      documents: corpus.documents.length,
      passages: corpus.passages.length,
      sentences: corpus.sentences.length,
      tokens: tokens.ids.length,
      suggestions: suggestions.questions.length,
    },
    seeds: { sha256: combineSeeds(origin.seeds), files: origin.seeds },
    catalog: origin.catalog,
    files,
    extras: [...extras.keys()],
  } satisfies Described;
}

async function writeFiles(folder: string, contents: IndexContents): Promise<Manifest['files']> {
  const { passages, sentences, tokens, contexts, suggestions } = contents;
  const keys = Object.entries({ passages, sentences, contexts, suggestions }).map(([name, part]) => [name, part.keys]);
  const parts: [string, Uint8Array][] = [
    [FILES.corpus, json(contents.corpus)],
    [FILES.keys, json(Object.fromEntries(keys))],
    [FILES.passageVectors, bytesOf(passages.vectors)],
    [FILES.sentenceVectors, bytesOf(sentences.vectors)],
    ...tokenParts(FILES.tokens, tokens),
    ...tokenParts(FILES.contexts, contexts.tokens),
    [FILES.contextRows, bytesOf(contexts.rowOf)],
    [FILES.suggestions, json(suggestions.questions)],
    [FILES.suggestionVectors, bytesOf(suggestions.vectors)],
    ...tokenParts(FILES.suggestionTokens, suggestions.tokens),
    ...contents.extras,
  ];
  const files: Manifest['files'] = {};
  // All at once: most of the time is spent waiting for the disk to say that it has one.
  const written = await Promise.allSettled(parts.map(([name, bytes]) => writeDurably(join(folder, name), bytes)));
  for (const one of written) if (one.status === 'rejected') throw one.reason;
  for (const [name, bytes] of parts) files[name] = { bytes: bytes.length, sha256: sha256(bytes) };
  for (const [name, { index }] of [
    [FILES.passageGraph, passages] as const,
    [FILES.sentenceGraph, sentences] as const,
  ]) {
    await index.save(join(folder, name));
    const bytes = await readFile(join(folder, name));
    files[name] = { bytes: bytes.length, sha256: sha256(bytes) };
  }
  return files;
}

function tokenParts(files: TokenFiles, { form, offsets, ids, values, scales }: TokenTable): [string, Uint8Array][] {
  return [
    [files.offsets, bytesOf(offsets)],
    [files.ids, bytesOf(ids)],
    [files.values, bytesOf(values)],
    ...(form === 'bytes' ? [[files.scales, bytesOf(scales)] as [string, Uint8Array]] : []),
  ];
}

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

async function replaceManifest(dir: string, manifest: Manifest): Promise<void> {
  const beside = join(dir, `writing-${randomUUID()}.json`);
  try {
    await writeDurably(beside, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    await rename(beside, join(dir, MANIFEST_FILE));
  } catch (error) {
    await discard(beside, error);
  }
}

/** Written and flushed, so that after a power cut the manifest never names a file that is not there. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Older generations and what a build that was cut off left; other files in the folder are none of ours. */
async function removeOthers(dir: string, generation: string): Promise<void> {
  const ours = (await readdir(dir)).filter((name) =>
    /^(?:writing-[0-9a-f-]{36}(?:\.json)?|[0-9a-f]{16}-[0-9a-f]{8})$/u.test(name),
  );
  const others = ours.filter((name) => name !== generation);
  await Promise.all(others.map((name) => rm(join(dir, name), { recursive: true, force: true })));
}
