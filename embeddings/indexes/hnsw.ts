import hnswlib from 'hnswlib-node';
import { IndexError } from '../index-error.ts';
import { directedRows, dotRow, rowOf } from '../vector.ts';
import type { VectorIndex } from '../vector-index.ts';
import { bySimilarity } from './by-similarity.ts';
import { createScan } from './scan.ts';

/** A graph that can be written to a file and read back by `loadHnswIndex`. */
export interface HnswIndex extends VectorIndex {
  /** Throws `IndexError` when the file does not hold the whole graph afterwards. */
  save(path: string): Promise<void>;
}

/** Links a node and breadth of the search while building: the values of the HNSW paper (Malkov & Yashunin, 2016). */
const LINKS = 16;
const BUILD_BREADTH = 200;

/**
 * Breadth of a search: at the usual 100 one real query in 170 missed one of its ten nearest sentences, at 400 none
 * missed any of its fifty; it costs a tenth of a millisecond. The contract test holds it to that.
 */
const SEARCH_BREADTH = 400;

/** How many times as many rows are found as are wanted, where some may not be accepted. */
const SPARE = 1.25;

/** Fixes the levels that nodes are drawn to: the same vectors give the same file, byte for byte. */
const RANDOM_SEED = 100;

type Graph = InstanceType<typeof hnswlib.HierarchicalNSW>;

/**
 * Builds the graph over `table`, unit vectors row by row; a row of zeros has no direction and is left out. `onRow` hears
 * how many are in it: a large one takes minutes.
 */
export function createHnswIndex(
  table: Float32Array,
  dimensions: number,
  onRow: (done: number) => void = () => {},
): HnswIndex {
  const rows = directedRows(table, dimensions);
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.initIndex(Math.max(1, rows.length), LINKS, BUILD_BREADTH, RANDOM_SEED);
  for (const [done, row] of rows.entries()) {
    graph.addPoint(numbersOf(rowOf(table, dimensions, row)), row);
    onRow(done + 1);
  }
  return indexOver(graph, table, dimensions);
}

/**
 * Reads a graph that `save` wrote over the same `table`. The library trusts its file and can crash the process on a
 * damaged one, so the caller has checked the file's hash.
 */
export async function loadHnswIndex(path: string, table: Float32Array, dimensions: number): Promise<HnswIndex> {
  return indexOver(await readGraph(path, dimensions), table, dimensions);
}

async function readGraph(path: string, dimensions: number): Promise<Graph> {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  await graph.readIndex(path);
  return graph;
}

/**
 * A search visits every node of a graph that is no larger than it is broad: then the table is scanned instead, which finds
 * the same in less than half the time.
 */
function indexOver(graph: Graph, table: Float32Array, dimensions: number): HnswIndex {
  const isScanned = graph.getCurrentCount() <= SEARCH_BREADTH;
  return {
    ...(isScanned ? createScan(table, dimensions) : walkOf(graph, table)),
    async save(path) {
      await graph.writeIndex(path);
      // The library writes what fits on a full disk and says nothing.
      await readGraph(path, dimensions).catch((cause: unknown) => {
        const message = `${path} could not be written whole: the disk may be full. Free some space.`;
        throw new IndexError('unwritable', message, { cause });
      });
    },
  };
}

/** Searches a graph of at least one row. */
function walkOf(graph: Graph, table: Float32Array): VectorIndex {
  const size = graph.getCurrentCount();
  const nearest = (query: number[], k: number, accept?: (row: number) => boolean): number[] => {
    graph.setEf(Math.max(4 * k, SEARCH_BREADTH));
    return graph.searchKnn(query, Math.min(k, size), accept).neighbors;
  };
  /**
   * Asking about a row from within the library takes longer than finding it. Most rows are accepted most often: then
   * some more are found and those that are not are left out.
   */
  const accepted = (query: number[], k: number, accept?: (row: number) => boolean): number[] => {
    if (!accept) return nearest(query, k);
    const found = nearest(query, Math.ceil(k * SPARE)).filter(accept);
    return found.length >= Math.min(k, size) ? found : nearest(query, k, accept);
  };
  const similarity = (query: Float32Array, row: number): number => dotRow(query, table, row);
  return {
    size,
    similarity,
    search(query, k, accept) {
      if (k < 1) return [];
      // Measured again on the table: the library's rounding differs from processor to processor.
      const measured = accepted(numbersOf(query), k, accept).map((row) => ({
        row,
        similarity: similarity(query, row),
      }));
      return measured.sort(bySimilarity).slice(0, k);
    },
  };
}

/** The library takes nothing but plain arrays. */
function numbersOf(vector: Float32Array): number[] {
  const numbers = new Array<number>(vector.length);
  for (let i = 0; i < vector.length; i += 1) numbers[i] = vector[i] as number;
  return numbers;
}
