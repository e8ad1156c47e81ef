import { loadPackage } from './load-package.ts';
import type { Create } from './peer.ts';

interface Orama {
  create(options: { schema: Record<string, string> }): unknown;
  insertMultiple(db: unknown, documents: readonly object[]): Promise<unknown>;
  search(db: unknown, query: object): Promise<{ hits: { document: { place: number } }[] }>;
}

/** Hybrid search as its documentation shows it, with the vectors of our model. */
export const createOrama: Create = async ({ dimensions, passages }) => {
  const { create, insertMultiple, search } = await loadPackage<Orama>('@orama/orama');
  const db = create({ schema: { place: 'number', text: 'string', vector: `vector[${dimensions}]` } });
  await insertMultiple(
    db,
    passages.map(({ text, vector }, place) => ({ place, text, vector: [...vector] })),
  );
  return {
    usesVectors: true,
    async first(question, vector) {
      const query = {
        mode: 'hybrid',
        term: question,
        properties: ['text'],
        vector: { value: [...vector], property: 'vector' },
        similarity: 0.2,
        limit: 1,
      };
      return (await search(db, query)).hits[0]?.document.place;
    },
    async close() {},
  };
};
