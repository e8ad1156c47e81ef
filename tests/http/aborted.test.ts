import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createHashingEmbedder } from '../../embeddings/embedders/hashing.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import { searchIndexOf, servingOf } from '../../server/engine.ts';
import { createReplyCache, type ReplyCache } from '../../server/reply-cache.ts';
import { json, smallApp } from '../support/http-app.ts';
import { seedsFolder } from '../support/seeds-folder.ts';

interface Asking {
  readonly replies?: ReplyCache;
  readonly signal?: AbortSignal | null;
}

/** An app over the short seeds whose client can leave while its question is embedded, and what it did for the client. */
async function watched() {
  const folder = await seedsFolder();
  await folder.build();
  const hashing = createHashingEmbedder();
  const counts = { embedded: 0, searched: 0 };
  const client = new AbortController();
  const index = searchIndexOf(await readStore(folder.indexDir));
  const sentences: typeof index.sentences = {
    ...index.sentences,
    search(...args) {
      counts.searched += 1;
      return index.sentences.search(...args);
    },
  };
  const embedder = (leaves: boolean): typeof hashing => ({
    ...hashing,
    async embed(texts) {
      counts.embedded += 1;
      if (leaves) {
        // Others have asked by then.
        await wait(20);
        client.abort();
      }
      return hashing.embed(texts);
    },
  });
  const ask = (leaves: boolean, { replies, signal = client.signal }: Asking = {}) => {
    const serving = servingOf({ ...index, sentences }, embedder(leaves), { replies });
    const question = { question: 'What do the ministers welcome?' };
    const { app } = smallApp({ current: () => serving });
    return app.request('/api/ask', { ...json(question), signal });
  };
  return { client, counts, ask };
}

describe('POST /api/ask, when the client leaves', () => {
  it('searches for a client that stays', async () => {
    const { counts, ask } = await watched();
    expect((await ask(false)).status).toBe(200);
    expect(counts.embedded).toBe(1);
    expect(counts.searched).toBeGreaterThan(0);
  });

  it('does not begin for one that has left', async () => {
    const { client, counts, ask } = await watched();
    client.abort();
    expect((await ask(false)).status).toBe(499);
    expect(counts).toEqual({ embedded: 0, searched: 0 });
  });

  it('does not search for one that leaves while the question is embedded', async () => {
    const { counts, ask } = await watched();
    expect((await ask(true)).status).toBe(499);
    expect(counts).toEqual({ embedded: 1, searched: 0 });
  });

  it('answers another one who asked the same meanwhile', async () => {
    const { client, counts, ask } = await watched();
    const replies = createReplyCache();
    const [left, stayed] = await Promise.all([ask(true, { replies }), ask(false, { replies, signal: null })]);
    expect([left.status, stayed.status]).toEqual([499, 200]);
    expect(client.signal.aborted).toBe(true);
    expect(counts.embedded).toBe(2);
    expect(replies.counts()).toEqual({ hits: 0, misses: 2 });
  });
});
