import { describe, expect, it, onTestFinished } from 'vitest';
import { createWorkerEmbedder } from '../../embeddings/embedders/worker.ts';
import { build } from '../../scripts/build.ts';
import type { Serving } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { LiveServing } from '../../server/live-serving.ts';
import { createLogger } from '../../server/logger.ts';
import { collectGarbage } from '../support/collect-garbage.ts';
import { json, smallApp } from '../support/http-app.ts';
import { seedsFolder } from '../support/seeds-folder.ts';

const QUESTION = json({ question: 'What do the ministers support?' });

describe('an index that another has been put in place of', () => {
  it('is let go of with all that belongs to it, also when it was asked and its documents were read', async () => {
    const folder = await seedsFolder();
    const embedder = await createWorkerEmbedder({ workers: 1 });
    onTestFinished(() => embedder.close());
    await build({ ...folder, embedder });
    const live = new LiveServing(
      readConfig({ INDEX_DIR: folder.indexDir }),
      createLogger('silent', () => {}),
    );
    onTestFinished(() => live.close());
    await live.load();
    const { app } = smallApp({ current: live.current });

    const served: { fingerprint: string; parts: WeakRef<object>[] }[] = [];
    for (let round = 0; round < 4; round += 1) {
      for (const path of ['/api/documents', '/api/starters', '/documents', '/api/docs']) await app.request(path);
      expect((await app.request('/api/ask', QUESTION)).status).toBe(200);
      served.push(partsOf(live.current() as Serving));
      await folder.write({ 'boats.txt': `A boat show\\n\\nBoat number ${round} was late.\\n` });
      await build({ ...folder, embedder });
      await live.look();
    }
    expect(new Set(served.map(({ fingerprint }) => fingerprint)).size).toBe(4);
    await expect
      .poll(async () => {
        await collectGarbage();
        return served.flatMap(({ parts }) => parts.filter((part) => part.deref())).length;
      })
      .toBe(0);
    expect((await app.request('/api/ask', QUESTION)).status).toBe(200);
  });
});

/** What an index is made of, held so weakly that it can go. */
function partsOf(serving: Serving) {
  const { fingerprint, corpus, library } = serving;
  return { fingerprint, parts: [serving, corpus, library, corpus.sentences].map((part) => new WeakRef<object>(part)) };
}
