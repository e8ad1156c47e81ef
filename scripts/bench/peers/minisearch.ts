import MiniSearch from 'minisearch';
import type { Create } from './peer.ts';

/** Keyword search as its README begins. */
export const createMiniSearch: Create = async ({ passages }) => {
  const search = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  search.addAll(passages.map(({ text }, id) => ({ id, text })));
  return {
    usesVectors: false,
    first: async (question) => search.search(question)[0]?.id as number | undefined,
    async close() {},
  };
};
