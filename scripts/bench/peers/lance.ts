import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadPackage } from './load-package.ts';
import type { Create } from './peer.ts';

interface Query {
  nearestTo(vector: readonly number[]): Query;
  fullTextSearch(text: string): Query;
  rerank(reranker: unknown): Query;
  limit(most: number): Query;
  toArray(): Promise<{ place: number }[]>;
}

interface Lance {
  connect(folder: string): Promise<{
    createTable(
      name: string,
      rows: readonly object[],
    ): Promise<{ createIndex(column: string, options: object): Promise<void>; query(): Query }>;
    close(): void;
  }>;
  Index: { fts(): unknown };
  rerankers: { RRFReranker: { create(): Promise<unknown> } };
}

/** Hybrid search as its documentation shows it: vectors and full text, joined by reciprocal rank. */
export const createLance: Create = async ({ passages }) => {
  const { connect, Index, rerankers } = await loadPackage<Lance>('@lancedb/lancedb');
  const folder = await mkdtemp(path.join(tmpdir(), 'communique-bench-'));
  const db = await connect(folder);
  const rows = passages.map(({ text, vector }, place) => ({ place, text, vector: [...vector] }));
  const table = await db.createTable('passages', rows);
  await table.createIndex('text', { config: Index.fts() });
  const reranker = await rerankers.RRFReranker.create();
  return {
    usesVectors: true,
    async first(question, vector) {
      const both = table
        .query()
        .nearestTo([...vector])
        .fullTextSearch(question);
      const [best] = await both.rerank(reranker).limit(1).toArray();
      return best?.place;
    },
    async close() {
      db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
