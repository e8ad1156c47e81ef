import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ensureModel } from '../../embeddings/model/export.ts';
import { ModelError } from '../../embeddings/model/model-error.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import { builtIndex } from '../support/built-index.ts';
import { canMount, withOwnMounts } from '../support/own-mounts.ts';
import { seedsFolder } from '../support/seeds-folder.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTinyModelSource } from '../support/tiny-model.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NODE = `"${process.execPath}"`;
const BUILD = `${NODE} scripts/run.mjs scripts/build-index.ts`;
const BUILDS_WITHOUT_ROOM = `${NODE} --import tsx tests/support/builds-without-room.ts`;

/** Root may write everywhere, whatever a folder's mode says. */
const isRoot = process.getuid?.() === 0;

/** What `npm run index` says when it fails. */
async function failureOf(seedsDir: string, indexDir: string): Promise<{ code: number; stderr: string }> {
  const env = { ...process.env, SEEDS_DIR: seedsDir, INDEX_DIR: indexDir };
  const run = promisify(execFile)(process.execPath, ['scripts/run.mjs', 'scripts/build-index.ts'], { cwd: ROOT, env });
  return run.then(
    () => Promise.reject(new Error(`The index was built in ${indexDir}.`)),
    ({ code, stderr }) => ({ code, stderr }),
  );
}

describe('npm run index, when the index cannot be written', { timeout: 180_000 }, () => {
  it.each([
    ['a file stands in the place of its folder', 'taken'],
    ['a file stands in the place of a folder above it', 'taken/index'],
  ])('says that %s, where, and what to do', async (_, place) => {
    const { seedsDir } = await seedsFolder();
    const base = await tempFolder();
    await writeFile(path.join(base, 'taken'), 'mine');
    const { code, stderr } = await failureOf(seedsDir, path.join(base, place));
    expect(code).toBe(1);
    expect(stderr).toContain(
      `The index cannot be written to ${path.join(base, place)}: a file stands where a folder is needed. ` +
        'Move the file away, or set INDEX_DIR to another folder.',
    );
    expect(stderr).not.toMatch(/E(?:EXIST|NOTDIR)|npm run index|^ +at /m);
  });

  it.skipIf(isRoot)('says that the account may not write there', async () => {
    const { seedsDir } = await seedsFolder();
    const base = await tempFolder();
    await chmod(base, 0o555);
    const { stderr } = await failureOf(seedsDir, path.join(base, 'index'));
    expect(stderr).toContain('index: this account may not write there. Allow it to, or set INDEX_DIR');
  });

  it.runIf(canMount)('says that the file system is read-only', async () => {
    const { seedsDir, indexDir } = await seedsFolder();
    await mkdir(indexDir);
    const script = `mount -t tmpfs -o ro tmpfs "$INDEX_DIR"; ${BUILD} 2>&1 || echo "code $?"`;
    const said = await withOwnMounts(script, { SEEDS_DIR: seedsDir, INDEX_DIR: indexDir });
    expect(said).toContain(`written to ${indexDir}: the file system is read-only. Make it writable, or set INDEX_DIR`);
    expect(said).toContain('code 1');
  });

  it.runIf(canMount)('says that the disk is full, keeps the old index, and leaves nothing of the new one', async () => {
    const { seedsDir, indexDir } = await seedsFolder();
    const { indexDir: built, manifest } = await builtIndex();
    const rescued = await tempFolder();
    await mkdir(indexDir);
    // A build that has less room than it needs stops in another place each time. What it does there is the same whatever
    // embeds, so that the command itself is run at the first and one in the middle.
    const script = `
      mount -t tmpfs -o size=2m tmpfs "$INDEX_DIR"
      cp -r "$BUILT/." "$INDEX_DIR"
      printf '\\nThe quay was painted in May.\\n' >> "$SEEDS_DIR/boats.txt"
      for free in 0 12; do
        head -c 4m /dev/zero > "$INDEX_DIR/ballast" 2>/dev/null || true
        truncate -s "-$((free * 4096))" "$INDEX_DIR/ballast"
        ${BUILD} 2>&1 && echo built || echo "code $?"
        rm "$INDEX_DIR/ballast"
        echo "left: $(ls -A "$INDEX_DIR" | wc -l)"
      done
      ${BUILDS_WITHOUT_ROOM} "$SEEDS_DIR" "$INDEX_DIR" 0 1 4 8 10 12 16 20 2>&1
      cp -r "$INDEX_DIR/." "$RESCUED"
      ${BUILD} 2>&1`;
    const env = { SEEDS_DIR: seedsDir, INDEX_DIR: indexDir, BUILT: built, RESCUED: rescued };
    const said = await withOwnMounts(script, env);
    const [after] = [...said.matchAll(/fingerprint (\w{16})/g)].map(([, fingerprint]) => fingerprint);
    expect(said.match(/^code 1$/gm)).toHaveLength(10);
    expect(said.match(/full\. Free some space/g)).toHaveLength(10);
    expect(said.match(/^left: 2$/gm)).toHaveLength(10);
    expect((await readStore(rescued)).manifest).toEqual(manifest);
    expect(after).toMatch(/^\w{16}$/);
    expect(manifest.fingerprint.startsWith(after as string)).toBe(false);
  });

  it.runIf(canMount)('says that the disk is full when the model does not fit, and leaves nothing of it', async () => {
    const { seedsDir, indexDir } = await seedsFolder();
    const script = `
      mkdir -p embeddings/models
      mount -t tmpfs -o size=8m tmpfs embeddings/models
      ${BUILD} 2>&1 || echo "code $?"
      echo "left: $(ls -A embeddings/models | wc -l)"`;
    const said = await withOwnMounts(script, { SEEDS_DIR: seedsDir, INDEX_DIR: indexDir });
    expect(said).toMatch(
      /The model cannot be written to \S+: the disk is full\. Free some space, or let EMBEDDING_MODEL/,
    );
    expect(said).toContain('code 1\nleft: 0');
  });

  it.runIf(canMount)('says that the model cannot be written', async () => {
    const { seedsDir, indexDir } = await seedsFolder();
    const script = `mkdir -p embeddings/models; mount -t tmpfs -o ro tmpfs embeddings/models; ${BUILD} 2>&1 || echo "code $?"`;
    const said = await withOwnMounts(script, { SEEDS_DIR: seedsDir, INDEX_DIR: indexDir });
    expect(said).toMatch(/The model cannot be written to \S+: the file system is read-only\. Make it writable, or let/);
    expect(said).toContain('code 1');
  });
});

describe('ensureModel, when the model cannot be written', () => {
  it('says that a file stands in the place of its folder', async () => {
    const base = await tempFolder();
    const source = await writeTinyModelSource(path.join(base, 'source'));
    const root = path.join(base, 'models');
    await writeFile(root, 'mine');
    const failure: unknown = await ensureModel({ root, source }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelError);
    expect((failure as ModelError).message).toMatch(
      /^The model cannot be written to \S+: a file stands where a folder is needed\. Move the file away/,
    );
    expect((await readdir(base)).sort()).toEqual(['models', 'source']);
  });
});
