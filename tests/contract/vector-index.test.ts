import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createLocalEmbedder } from '../../embeddings/embedders/local.ts';
import { createExactIndex } from '../../embeddings/indexes/exact.ts';
import { createHnswIndex, loadHnswIndex } from '../../embeddings/indexes/hnsw.ts';
import { createScan } from '../../embeddings/indexes/scan.ts';
import { dot, rowOf, unitRows } from '../../embeddings/vector.ts';
import type { VectorIndex } from '../../embeddings/vector-index.ts';
import { passageTexts, sentenceTexts } from '../../scripts/embedding-texts.ts';
import { readQuestions } from '../eval/questions.ts';
import { seedsCorpus } from '../support/seeds-corpus.ts';
import { tempFolder } from '../support/temp-folder.ts';

type Create = (table: Float32Array, dimensions: number) => VectorIndex | Promise<VectorIndex>;

const IMPLEMENTATIONS: Record<string, Create> = {
  exact: createExactIndex,
  scan: createScan,
  hnsw: createHnswIndex,
  'hnsw read from a file': async (table, dimensions) => {
    const file = path.join(await tempFolder(), 'graph.hnsw');
    await createHnswIndex(table, dimensions).save(file);
    return loadHnswIndex(file, table, dimensions);
  },
};

const DIMENSIONS = 16;

/** Unit vectors that differ, the same on every run. */
function scattered(rows: number): Float32Array {
  return unitRows(
    Float32Array.from({ length: rows * DIMENSIONS }, (_, i) => Math.sin(i * i + 1)),
    DIMENSIONS,
  );
}

/** So few that a graph is not searched, and so many that it is. */
const SIZES = [300, 900];

const CASES = Object.entries(IMPLEMENTATIONS).flatMap(([name, create]) =>
  SIZES.map((size) => [name, size, create] as const),
);

describe.each(CASES)('the %s index of %i rows', (_, size, create) => {
  const table = scattered(size);
  const query = rowOf(table, DIMENSIONS, 7);

  it('finds a row by its own vector, with a similarity of one', async () => {
    const index = await create(table, DIMENSIONS);
    expect(index.size).toBe(size);
    for (const row of [0, 7, 150, size - 1]) {
      const [nearest] = index.search(rowOf(table, DIMENSIONS, row), 1);
      expect(nearest?.row).toBe(row);
      expect(nearest?.similarity).toBeCloseTo(1, 5);
    }
  });

  it('says how similar a row is to one query and to the next, whatever was searched for', async () => {
    const index = await create(table, DIMENSIONS);
    for (const [from, to] of [
      [7, 7],
      [7, 8],
      [size - 1, 0],
    ] as const) {
      const [one, other] = [rowOf(table, DIMENSIONS, from), rowOf(table, DIMENSIONS, to)];
      index.search(other, 3);
      expect(index.similarity(one, to)).toBeCloseTo(dot(one, other), 5);
    }
  });

  it('gives k rows, most similar first, each once', async () => {
    const found = (await create(table, DIMENSIONS)).search(query, 50);
    expect(found).toHaveLength(50);
    expect(new Set(found.map(({ row }) => row)).size).toBe(50);
    expect(found.map(({ similarity }) => similarity)).toEqual(
      found.map(({ similarity }) => similarity).sort((a, b) => b - a),
    );
  });

  it('gives every row when asked for more than there are', async () => {
    const found = (await create(table, DIMENSIONS)).search(query, 1000);
    expect(found.map(({ row }) => row).sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_row, i) => i));
  });

  it.each([
    ['most rows', (row: number) => row !== 7],
    ['a tenth of them', (row: number) => row % 10 === 3],
    ['three of them', (row: number) => row >= size - 3],
    ['none', () => false],
  ])('finds the same as a full search when it accepts %s', async (_name, accept) => {
    const found = (await create(table, DIMENSIONS)).search(query, 10, accept);
    expect(found).toEqual(createExactIndex(table, DIMENSIONS).search(query, 10, accept));
  });

  it('puts rows of equal similarity in order', async () => {
    const twins = new Float32Array(3 * DIMENSIONS);
    for (const row of [0, 1, 2]) twins.set(query, row * DIMENSIONS);
    expect((await create(twins, DIMENSIONS)).search(query, 3).map(({ row }) => row)).toEqual([0, 1, 2]);
  });

  it('never finds a row of zeros, and keeps the other rows their numbers', async () => {
    const gapped = table.slice();
    gapped.fill(0, 0, 7 * DIMENSIONS);
    const index = await create(gapped, DIMENSIONS);
    expect(index.size).toBe(size - 7);
    expect(index.search(query, size).map(({ row }) => row)).toHaveLength(size - 7);
    expect(index.search(query, 1)[0]?.row).toBe(7);
  });

  it.each([0, -1])('finds nothing when asked for %d', async (k) => {
    expect((await create(table, DIMENSIONS)).search(query, k)).toEqual([]);
  });

  it('may be empty', async () => {
    const index = await create(new Float32Array(), DIMENSIONS);
    expect(index.size).toBe(0);
    expect(index.search(query, 5)).toEqual([]);
  });
});

describe('the hnsw file', () => {
  it('is the same byte for byte when made from the same vectors', async () => {
    const folder = await tempFolder();
    const files = [path.join(folder, 'one'), path.join(folder, 'two')] as const;
    for (const file of files) await createHnswIndex(scattered(500), DIMENSIONS).save(file);
    expect((await readFile(files[0])).equals(await readFile(files[1]))).toBe(true);
  });
});

describe('hnsw among real vectors', () => {
  it('finds the nearest of every sentence, passage and question, the first 10 and the first 50', async () => {
    const [embedder, corpus] = [await createLocalEmbedder(), await seedsCorpus()];
    const questions = await readQuestions(new URL('../eval/questions.jsonl', import.meta.url));
    const texts = [...sentenceTexts(corpus), ...passageTexts(corpus), ...questions.map(({ question }) => question)];
    const vectors = (await embedder.embed(texts.filter((text) => text !== ''))).map(({ vector }) => vector);
    const table = new Float32Array(vectors.length * embedder.dimensions);
    for (const [row, vector] of vectors.entries()) table.set(vector, row * embedder.dimensions);
    const [exact, hnsw] = [createExactIndex(table, embedder.dimensions), createHnswIndex(table, embedder.dimensions)];
    expect(hnsw.size).toBeGreaterThan(Math.max(...SIZES));
    for (const k of [10, 50]) {
      const recalls = vectors.map((query) => recall(hnsw.search(query, k), exact.search(query, k)));
      expect(recalls.filter((value) => value < 1)).toEqual([]);
    }
  });
});

/** The share of true neighbours that were found; a row as similar as the last true one is as good as that. */
function recall(found: ReturnType<VectorIndex['search']>, truth: ReturnType<VectorIndex['search']>): number {
  const least = truth.at(-1)?.similarity ?? 0;
  return found.filter(({ similarity }) => similarity >= least).length / truth.length;
}

describe('the memory of a graph', () => {
  it('is given back when nothing refers to it any more', async () => {
    const [rows, times] = [1_500, 100];
    const file = path.join(await tempFolder(), 'graph.hnsw');
    await createHnswIndex(scattered(rows), DIMENSIONS).save(file);
    const args = ['--import', 'tsx', 'tests/support/graph-memory.ts', file, rows, DIMENSIONS, times].map(String);
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const { released, held } = JSON.parse(stdout) as { released: number; held: number };
    expect(held).toBeGreaterThan(times * (await stat(file)).size * 0.5);
    expect(released).toBeLessThan(held / 4);
  });
});
