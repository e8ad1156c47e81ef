import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createWorkerEmbedder } from '../../embeddings/embedders/worker.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import { AskReply } from '../../server/contract/ask.ts';
import { Problem } from '../../server/contract/problem.ts';
import { searchIndexOf, servingOf } from '../../server/engine.ts';
import { ROOM } from '../../server/starting-model.ts';
import { json, smallApp } from '../support/http-app.ts';
import { startLiveServer } from '../support/live-server.ts';
import { readyIndex } from '../support/ready-index.ts';
import { workersOf } from '../support/workers-of.ts';

/** Each asks something else, so that none is answered from memory. */
const questionOf = (i: number) => json({ question: `Which ${i} cities are capitals of tourism?` });

async function expectBusy(reply: Response): Promise<void> {
  expect(Problem.parse(await reply.json())).toMatchObject({ status: 503, type: '/api/docs#busy' });
  expect(reply.headers.get('Content-Type')).toBe('application/problem+json');
  expect(Number(reply.headers.get('Retry-After'))).toBeGreaterThan(0);
}

async function expectAnswer(reply: Response): Promise<void> {
  expect(reply.status).toBe(200);
  AskReply.parse(await reply.json());
}

describe('a server with more to do than it can', () => {
  let server: Awaited<ReturnType<typeof startLiveServer>>;
  beforeAll(async () => {
    server = await startLiveServer();
  });
  afterAll(() => server.stop());

  const ask = (i: number) => fetch(`${server.origin}/api/ask`, questionOf(i));

  it('answers what its workers were at when they were killed, and goes on with others', async () => {
    const killed = workersOf(server.pid);
    const asked = Array.from({ length: 30 }, (_, i) => ask(i));
    await Promise.race(asked);
    for (const pid of killed) process.kill(pid, 'SIGKILL');
    for (const reply of await Promise.all(asked)) await expectAnswer(reply);
    const replacements = () => workersOf(server.pid).filter((pid) => !killed.includes(pid));
    await expect.poll(replacements, { timeout: 20_000 }).toHaveLength(killed.length);
  });

  it('refuses at once what is more than it is soon done with, tells when to come again, and answers what waits', async () => {
    const workers = workersOf(server.pid);
    const refused = 20;
    for (const pid of workers) process.kill(pid, 'SIGSTOP');
    let refusals = 0;
    const replies = Array.from({ length: ROOM.calm + refused }, async (_, i) => {
      // Others than before, which would be answered from memory.
      const reply = await ask(1_000 + i);
      if (reply.status === 503) refusals += 1;
      // Those that wait are answered only once all that cannot wait have been refused.
      if (refusals === refused) for (const pid of workers) process.kill(pid, 'SIGCONT');
      return reply;
    });
    const all = await Promise.all(replies);
    expect(refusals).toBe(refused);
    for (const reply of all) await (reply.status === 503 ? expectBusy(reply) : expectAnswer(reply));
  });
});

describe('a question that takes too long', () => {
  it('is refused when its time is over, and its place is free', async () => {
    const { indexDir } = await readyIndex();
    const embedder = await createWorkerEmbedder({ workers: 1 });
    onTestFinished(() => embedder.close());
    const [worker] = workersOf(process.pid) as [number];
    const index = searchIndexOf(await readStore(indexDir));
    const askTwo = (deadlineMs?: number) => {
      const serving = servingOf(index, embedder, { deadlineMs });
      const { app } = smallApp({ current: () => serving });
      return Promise.all([1, 2].map((i) => app.request('/api/ask', questionOf(i))));
    };

    process.kill(worker, 'SIGSTOP');
    for (const reply of await askTwo(100)) await expectBusy(reply);
    expect(embedder.load().waiting).toBe(0);
    process.kill(worker, 'SIGCONT');
    for (const reply of await askTwo()) await expectAnswer(reply);
  });
});
