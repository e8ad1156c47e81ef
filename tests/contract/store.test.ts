import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndexError } from '../../embeddings/index-error.ts';
import { FILES } from '../../embeddings/storage/files.ts';
import { LEXICAL_FILES } from '../../embeddings/storage/lexical-files.ts';
import { FORMAT, MANIFEST_FILE, type Manifest } from '../../embeddings/storage/manifest.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import { writeStore } from '../../embeddings/storage/write-store.ts';
import { rowOf } from '../../embeddings/vector.ts';
import { type SeedsFolder, seedsFolder } from '../support/seeds-folder.ts';

const FILE_NAMES = [
  ...Object.values(FILES).flatMap((file) => (typeof file === 'string' ? file : Object.values(file))),
  ...Object.values(LEXICAL_FILES),
];

const place = await mkdtemp(path.join(tmpdir(), 'communique-store-'));
afterAll(() => rm(place, { recursive: true, force: true }));

/** Built once; tests spoil copies of it. */
let original: SeedsFolder & { readonly manifest: Manifest };
beforeAll(async () => {
  const folder = await seedsFolder(place);
  original = { ...folder, manifest: await folder.build() };
});

/** An index on disk that the running test may spoil, and where its files are. */
async function builtIndex() {
  const { manifest } = original;
  const folder = await seedsFolder();
  await cp(original.indexDir, folder.indexDir, { recursive: true });
  const fileOf = (name: string) => path.join(folder.indexDir, manifest.generation, name);
  const manifestFile = path.join(folder.indexDir, MANIFEST_FILE);
  return { ...folder, manifest, fileOf, manifestFile };
}

async function refusal(indexDir: string, expectModel?: string): Promise<IndexError> {
  const outcome = await readStore(indexDir, expectModel === undefined ? {} : { expectModel }).catch((error) => error);
  expect(outcome).toBeInstanceOf(IndexError);
  expect(outcome.message).toContain('Run `npm run index`');
  return outcome;
}

describe('readStore', () => {
  it('is held below to every file there is', async () => {
    const { manifest } = await builtIndex();
    expect([...FILE_NAMES].sort()).toEqual(Object.keys(manifest.files).sort());
  });

  it('gives back what was written, to the byte', async () => {
    const { indexDir, manifest } = await builtIndex();
    const read = await readStore(indexDir, { expectModel: 'hashing/64' });
    expect(read.manifest).toEqual(manifest);
    expect(read.corpus.documents.map(({ title }) => title)).toEqual(['A boat show', 'Harbour Declaration']);
    expect(read.sentences.vectors).toHaveLength(read.corpus.sentences.length * 64);
    expect(read.passages.vectors).toHaveLength(read.corpus.passages.length * 64);
    expect(read.tokens.offsets).toHaveLength(read.corpus.sentences.length + 1);
    expect(read.contexts.rowOf).toHaveLength(read.corpus.passages.length);
    expect(read.suggestions.questions.map(({ text }) => text)).toEqual(['What is said about the “Open Quays”?']);
    expect([...read.extras.keys()]).toEqual(Object.values(LEXICAL_FILES));

    const rewritten = await writeStore(indexDir, read);
    expect(rewritten.files).toEqual(manifest.files);
    const again = await readStore(indexDir);
    for (const part of ['origin', 'corpus', 'tokens', 'contexts', 'suggestions', 'extras'] as const)
      expect(again[part]).toEqual(read[part]);
    for (const table of ['passages', 'sentences'] as const) {
      expect(again[table].vectors).toEqual(read[table].vectors);
      expect(again[table].keys).toEqual(read[table].keys);
    }
  });

  it('finds every sentence by its own vector', async () => {
    const { indexDir } = await builtIndex();
    const { sentences, corpus } = await readStore(indexDir);
    corpus.sentences.forEach((_, row) => {
      expect(sentences.index.search(rowOf(sentences.vectors, 64, row), 1)[0]?.row).toBe(row);
    });
  });

  it.each(FILE_NAMES)('refuses an index in which a byte of %s is flipped', async (name) => {
    const { indexDir, fileOf } = await builtIndex();
    const bytes = await readFile(fileOf(name));
    const middle = bytes.length >> 1;
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    await writeFile(fileOf(name), bytes);
    expect(await refusal(indexDir)).toMatchObject({ problem: 'damaged', message: expect.stringContaining(name) });
  });

  it.each(FILE_NAMES)('refuses an index of which %s is cut short', async (name) => {
    const { indexDir, fileOf } = await builtIndex();
    await truncate(fileOf(name), (await readFile(fileOf(name))).length - 1);
    expect(await refusal(indexDir)).toMatchObject({ problem: 'damaged', message: expect.stringContaining(name) });
  });

  it.each(FILE_NAMES)('refuses an index without %s', async (name) => {
    const { indexDir, fileOf } = await builtIndex();
    await rm(fileOf(name));
    expect(await refusal(indexDir)).toMatchObject({ problem: 'damaged', message: expect.stringContaining(name) });
  });

  it('refuses a manifest in which any digit or letter is changed', async () => {
    const { indexDir, manifestFile } = await builtIndex();
    const text = await readFile(manifestFile, 'utf8');
    const places = [...text.matchAll(/[0-9a-z]/gu)].filter((_, i) => i % 40 === 0);
    expect(places.length).toBeGreaterThan(30);
    for (const { index } of places) {
      const other =
        text[index] === 'a' ? 'b' : text[index] === '1' ? '2' : /\d/u.test(text[index] as string) ? '1' : 'a';
      await writeFile(manifestFile, text.slice(0, index) + other + text.slice(index + 1));
      await refusal(indexDir);
    }
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length >> 1)],
    ['empty', () => ''],
    ['null', () => 'null'],
  ])('refuses a manifest that is %s', async (_name, spoil) => {
    const { indexDir, manifestFile } = await builtIndex();
    await writeFile(manifestFile, spoil(await readFile(manifestFile, 'utf8')));
    expect(await refusal(indexDir)).toMatchObject({
      problem: 'damaged',
      message: expect.stringContaining(MANIFEST_FILE),
    });
  });

  it('says that there is no index yet', async () => {
    const { indexDir } = await seedsFolder();
    expect(await refusal(indexDir)).toMatchObject({ problem: 'missing' });
  });

  it('refuses the vectors of another model, naming both', async () => {
    const { indexDir } = await builtIndex();
    const error = await refusal(indexDir, 'all-MiniLM-L6-v2/int8@0123456789ab');
    expect(error).toMatchObject({ problem: 'model', message: expect.stringMatching(/hashing\/64.*all-MiniLM-L6-v2/u) });
  });

  it('refuses another format, naming both', async () => {
    const { indexDir, manifestFile, manifest } = await builtIndex();
    await writeFile(manifestFile, JSON.stringify({ ...manifest, format: FORMAT + 1 }));
    expect(await refusal(indexDir)).toMatchObject({
      problem: 'format',
      message: expect.stringContaining(`has format ${FORMAT + 1}, and this version reads format ${FORMAT}`),
    });
  });
});

describe('writeStore', () => {
  it('shows every reader the old index or the new one, never a mixture or a gap', async () => {
    const folder = await builtIndex();
    const old = await readStore(folder.indexDir);
    await folder.write({ 'third.txt': 'A third text\n\nThe quay was opened by the ministers in May.\n' });
    await folder.build();
    const both = [old, await readStore(folder.indexDir)];
    const sizes = new Map(both.map(({ manifest, corpus }) => [manifest.fingerprint, corpus.sentences.length]));
    expect(sizes.size).toBe(2);

    let isWriting = true;
    const seen = new Set<string>();
    const reader = async () => {
      while (isWriting) {
        const read = await readStore(folder.indexDir);
        seen.add(read.manifest.fingerprint);
        expect(read.corpus.sentences).toHaveLength(sizes.get(read.manifest.fingerprint) as number);
        expect(read.sentences.index.size).toBe(read.corpus.sentences.length);
        // The writer has the same thread and takes longer.
        await sleep(15);
      }
    };
    const readers = Promise.all([reader(), reader(), reader()]);
    for (let i = 0; i < 30; i += 1) await writeStore(folder.indexDir, both[i % 2] as (typeof both)[number]);
    isWriting = false;
    await readers;
    expect(seen).toEqual(new Set(sizes.keys()));
  });

  it('removes older indexes and what a build that was cut off left, and nothing else', async () => {
    const { indexDir, manifest, build } = await builtIndex();
    await mkdir(path.join(indexDir, 'writing-0b81c7f2-5d0e-4d5e-9f0c-2a7f6f6f3f11'));
    await writeFile(path.join(indexDir, 'writing-0b81c7f2-5d0e-4d5e-9f0c-2a7f6f6f3f11.json'), '{');
    await writeFile(path.join(indexDir, 'notes.txt'), 'mine');
    await mkdir(path.join(indexDir, 'photos'));
    const next = await build();
    expect(next.generation).not.toBe(manifest.generation);
    expect((await readdir(indexDir)).sort()).toEqual([MANIFEST_FILE, next.generation, 'notes.txt', 'photos'].sort());
  });

  it('keeps the old index in place when it cannot write the new one', async () => {
    const { indexDir, manifest } = await builtIndex();
    const read = await readStore(indexDir);
    const unwritable = { ...read, extras: new Map([['no/such/folder.json', new Uint8Array(1)]]) };
    await expect(writeStore(indexDir, unwritable)).rejects.toThrow('no/such/folder.json');
    expect((await readStore(indexDir)).manifest).toEqual(manifest);
    expect(await readdir(indexDir)).toHaveLength(2);
  });

  it('gives an equal index an equal fingerprint, wherever and whenever it is written', async () => {
    const again = await (await seedsFolder()).build();
    expect(again.fingerprint).toBe(original.manifest.fingerprint);
    expect(again.files).toEqual(original.manifest.files);
  });

  it('can be moved to another folder', async () => {
    const { indexDir, manifest } = await builtIndex();
    await rename(indexDir, `${indexDir}-moved`);
    expect((await readStore(`${indexDir}-moved`)).manifest).toEqual(manifest);
  });
});
