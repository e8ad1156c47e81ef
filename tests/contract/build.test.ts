import { execFile } from 'node:child_process';
import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isText } from '../../embeddings/corpus.ts';
import type { Embedder } from '../../embeddings/embedder.ts';
import { createHashingEmbedder } from '../../embeddings/embedders/hashing.ts';
import { createLocalEmbedder } from '../../embeddings/embedders/local.ts';
import { readLexicalFiles } from '../../embeddings/storage/lexical-files.ts';
import { lockFile } from '../../embeddings/storage/lock.ts';
import { readManifest, readStore } from '../../embeddings/storage/read-store.ts';
import { innerTokens, quantiseTokens, tokenRows } from '../../embeddings/token-table.ts';
import { rowOf } from '../../embeddings/vector.ts';
import { build } from '../../scripts/build.ts';
import { contextTexts, passageTexts, sentenceTexts } from '../../scripts/embedding-texts.ts';
import { indexedFolder } from '../support/built-index.ts';
import { readyIndex } from '../support/ready-index.ts';
import { SHORT_SEEDS, seedsFolder } from '../support/seeds-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The hashing embedder, counting the texts it is given. */
function counting(): Embedder & { count: () => number } {
  const embedder = createHashingEmbedder();
  let texts = 0;
  return {
    ...embedder,
    count: () => texts,
    embed: (batch) => {
      texts += batch.length;
      return embedder.embed(batch);
    },
  };
}

describe('build', () => {
  it('gives each sentence and each quotable passage the vector the model makes of it', async () => {
    const { indexDir } = await readyIndex();
    const embedder = await createLocalEmbedder();
    const { corpus, passages, sentences, tokens, contexts, dimensions, extras } = await readStore(indexDir);
    const texts = sentenceTexts(corpus);
    for (const row of [0, 17, texts.length - 1]) {
      const [embedding] = await embedder.embed([texts[row] as string]);
      expect(rowOf(sentences.vectors, dimensions, row)).toEqual(embedding?.vector);
      expect(tokenRows(tokens, row)).toEqual(quantiseTokens(innerTokens(embedding?.tokens as never), tokens));
    }
    const quotable = corpus.passages.filter(({ role }) => isText(role));
    expect(quotable.length).toBeLessThan(corpus.passages.length);
    expect(passages.index.size).toBe(quotable.length);
    const row = corpus.passages.findIndex(({ role }) => isText(role));
    const [embedding] = await embedder.embed([passageTexts(corpus)[row] as string]);
    expect(rowOf(passages.vectors, dimensions, row)).toEqual(embedding?.vector);
    const [place] = await embedder.embed([contextTexts(corpus)[row] as string]);
    expect(tokenRows(contexts.tokens, contexts.rowOf[row] as number)).toEqual(
      quantiseTokens(innerTokens(place?.tokens as never), tokens),
    );
    expect(readLexicalFiles(extras).postings.lengths).toHaveLength(corpus.sentences.length);
  });

  it('embeds only what changed, and gives what a build from nothing gives', async () => {
    const folder = await seedsFolder();
    await folder.build();
    const changed = `${SHORT_SEEDS['harbour.txt']}\nThe ministers will meet again in May.\n`;
    await folder.write({ 'harbour.txt': changed, 'a-new-one.txt': 'Quays\n\nA quay was painted.\n' });
    const embedder = counting();
    const after = await build({ seedsDir: folder.seedsDir, indexDir: folder.indexDir, embedder });
    // A sentence and a passage of each of the two new paragraphs, and where the new document's stand.
    expect(embedder.count()).toBe(5);

    const fromNothing = await build({
      ...folder,
      indexDir: `${folder.indexDir}-fresh`,
      embedder: createHashingEmbedder(),
    });
    expect(after.fingerprint).toBe(fromNothing.fingerprint);
    expect(after.files).toEqual(fromNothing.files);
  });

  it('forgets what is no longer in the seeds', async () => {
    const folder = await seedsFolder();
    const before = await folder.build();
    await folder.write({ 'third.txt': 'A third text\n\nThe quay was opened in May.\n' });
    await folder.build();
    await rm(path.join(folder.seedsDir, 'third.txt'));
    expect((await folder.build()).fingerprint).toBe(before.fingerprint);
  });

  it('takes nothing over from another model or from a damaged index', async () => {
    const folder = await seedsFolder();
    const { generation, fingerprint } = await folder.build();
    const other = counting();
    await build({ ...folder, embedder: { ...other, model: 'another' } });
    expect(other.count()).toBe(10);
    await folder.build();
    const [current] = (await readdir(folder.indexDir)).filter(
      (name) => name !== 'manifest.json' && name !== generation,
    );
    await writeFile(path.join(folder.indexDir, current as string, 'sentences.f32'), 'damaged');
    const again = counting();
    expect((await build({ ...folder, embedder: again })).fingerprint).toBe(fingerprint);
    expect(again.count()).toBe(10);
  });

  it('records the seeds it was made from', async () => {
    const folder = await seedsFolder();
    const { seeds, counts, model } = await folder.build();
    expect(Object.keys(seeds.files)).toEqual(['boats.txt', 'harbour.txt']);
    expect(counts).toMatchObject({ documents: 2, passages: 5, sentences: 4 });
    expect(model).toBe('hashing/64');
  });

  it('has another fingerprint when a character of a seed or of the catalog changes', async () => {
    const folder = await seedsFolder();
    const fingerprints = [(await folder.build()).fingerprint];
    await folder.write({ 'boats.txt': `${SHORT_SEEDS['boats.txt']} ` });
    fingerprints.push((await folder.build()).fingerprint);
    await folder.write({ 'catalog.json': '{ "files": [] }' });
    fingerprints.push((await folder.build()).fingerprint);
    expect(new Set(fingerprints).size).toBe(3);
  });

  it('leaves the index before in place when the seeds cannot be read', async () => {
    const folder = await seedsFolder();
    const before = await folder.build();
    await writeFile(path.join(folder.seedsDir, 'boats.txt'), Buffer.of(0xff, 0xfe, 0x41));
    await expect(folder.build()).rejects.toMatchObject({ name: 'SeedsError' });
    expect(await readManifest(folder.indexDir)).toEqual(before);
    expect(await readdir(folder.indexDir)).toHaveLength(2);
  });
});

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function runIndex(env: Record<string, string>, ...args: string[]): Promise<Outcome> {
  const command = ['scripts/run.mjs', 'scripts/build-index.ts', ...args];
  const run = promisify(execFile)(process.execPath, command, { cwd: ROOT, env: { ...process.env, ...env } });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Outcome) => ({ code, stdout, stderr }),
  );
}

describe('npm run index', () => {
  it('builds, says in one line what there is, and the second time that nothing is to be done', async () => {
    const { seedsDir, indexDir } = await seedsFolder();
    const env = { SEEDS_DIR: seedsDir, INDEX_DIR: indexDir };
    const line = (state: string) =>
      new RegExp(`^documents 2 · passages 5 · sentences 4 · ${state} · fingerprint [0-9a-f]{16}\n$`);
    const first = await runIndex(env);
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(line('\\d+\\.\\d s')) });
    expect(first.stderr).toContain('Embedding sentences: 4');
    expect(await runIndex(env)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(line('already up to date')),
      stderr: '',
    });
    const { fingerprint } = await readManifest(indexDir);
    expect(first.stdout).toContain(fingerprint.slice(0, 16));
  });

  it('mends a damaged index', async () => {
    const { seedsDir, indexDir } = await indexedFolder();
    const env = { SEEDS_DIR: seedsDir, INDEX_DIR: indexDir };
    const { generation, fingerprint } = await readManifest(indexDir);
    await writeFile(path.join(indexDir, generation, 'corpus.json'), '{}');
    expect((await runIndex(env)).code).toBe(0);
    expect((await readStore(indexDir)).manifest.fingerprint).toBe(fingerprint);
  });

  it.each([
    [
      'the seeds folder is missing',
      1,
      { SEEDS_DIR: 'no/such/folder' },
      /no\/such\/folder: the seeds folder cannot be read/,
    ],
    ['the model is missing', 1, { EMBEDDING_MODEL: 'no/such-model' }, /"no\/such-model", which is not a directory/],
    ['a variable has no meaning', 2, { EMBEDDING_REMOTE: 'yes' }, /^EMBEDDING_REMOTE is "yes"/],
  ])('fails with one clear message when %s', async (_name, code, env, message) => {
    const { seedsDir, indexDir } = await seedsFolder();
    const outcome = await runIndex({ SEEDS_DIR: seedsDir, INDEX_DIR: indexDir, ...env });
    expect(outcome).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(message) });
    expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says what is wrong with the catalog before it begins to build', async () => {
    const folder = await seedsFolder();
    await folder.write({ 'catalog.json': '{ "files": [{ "file": "lake.txt", "documents": [] }] }' });
    const outcome = await runIndex({ SEEDS_DIR: folder.seedsDir, INDEX_DIR: folder.indexDir });
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toMatch(/^\S+catalog\.json: files\[0\]\.documents: .*\n$/);
    await expect(readdir(folder.indexDir)).rejects.toThrow('ENOENT');
  });

  it('fails with code 2 when another process is building', async () => {
    const { seedsDir, indexDir } = await seedsFolder();
    await cp(seedsDir, indexDir, { recursive: true });
    const lock = path.join(indexDir, await lockFile(process.pid));
    await writeFile(lock, '');
    const outcome = await runIndex({ SEEDS_DIR: seedsDir, INDEX_DIR: indexDir });
    expect(outcome).toMatchObject({ code: 2, stderr: expect.stringContaining(`built by process ${process.pid}`) });
    expect(await readdir(indexDir)).toContain(path.basename(lock));
  });

  it('fails with code 2 on an argument it does not know', async () => {
    expect(await runIndex({}, '--fast')).toMatchObject({ code: 2, stderr: expect.stringContaining('--fast') });
  });
});
