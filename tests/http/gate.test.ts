import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Problem } from '../../server/contract/problem.ts';
import { refusalLog } from '../../server/gate.ts';
import { createHttpServer } from '../../server/http-server.ts';
import { createLogger } from '../../server/logger.ts';
import { json } from '../support/http-app.ts';

/** A server with a gate whose questions are answered when they are let go, and a clock that stands. */
async function gatedServer() {
  const held: (() => void)[] = [];
  const clock = { ms: 0 };
  let refusals = 0;
  const fetch = async (request: Request) => {
    if (new URL(request.url).pathname === '/api/ask') await new Promise<void>((resolve) => held.push(resolve));
    return new Response('answered');
  };
  const gate = {
    room: { calm: 3, pressed: 1 },
    headersFor: (origin: string | undefined) => ({ 'Access-Control-Allow-Origin': `${origin}` }),
    onRefusal: () => {
      refusals += 1;
    },
    now: () => clock.ms,
  };
  const server = createHttpServer(fetch, { gate });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (headers = {}, signal: AbortSignal | null = null) => {
    const init = json({ question: 'tides?' });
    return globalThis.fetch(`${origin}/api/ask`, { ...init, signal, headers: { ...init.headers, ...headers } });
  };
  const inside = (count: number) => expect.poll(() => held.length).toBe(count);
  return { origin, ask, held, inside, clock, refusals: () => refusals };
}

describe('the gate', () => {
  it('lets in as many questions as there is room for, refuses the next, and then the next while it is pressed', async () => {
    const { ask, held, inside, clock, refusals } = await gatedServer();
    const asked = [ask(), ask(), ask()];
    await inside(3);
    const refused = await ask({ Origin: 'https://news.example' });
    expect(refused.status).toBe(503);
    expect(Problem.parse(await refused.json())).toMatchObject({
      type: '/api/docs#busy',
      instance: '/api/ask',
      requestId: refused.headers.get('X-Request-Id'),
    });
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('https://news.example');

    for (const letGo of held.splice(0, 2)) letGo();
    await Promise.race(asked);
    clock.ms += 900;
    expect((await ask()).status).toBe(503);
    clock.ms += 1_001;
    asked.push(ask(), ask());
    await inside(3);
    for (const letGo of held.splice(0)) letGo();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 200));
    expect(refusals()).toBe(2);
  });

  it('has room again when somebody leaves without an answer', async () => {
    const { ask, inside, held, clock, refusals } = await gatedServer();
    const leaving = new AbortController();
    const left = ask({}, leaving.signal);
    const asked = [ask(), ask()];
    await inside(3);
    leaving.abort();
    await expect(left).rejects.toThrow();
    // The server sees it a moment later.
    const tryAgain = () => {
      clock.ms += 2_000;
      asked.push(ask());
      return held.length;
    };
    await expect.poll(tryAgain, { interval: 50 }).toBeGreaterThan(3);
    for (const letGo of held.splice(0)) letGo();
    expect((await Promise.race(asked)).status).toBe(200);
    expect(refusals()).toBeLessThan(asked.length);
  });

  it('is for questions alone', async () => {
    const { origin, ask, inside } = await gatedServer();
    void Promise.all([ask(), ask(), ask()]).catch(() => undefined);
    await inside(3);
    expect(await (await fetch(`${origin}/api/documents`)).text()).toBe('answered');
  });
});

describe('the log of refusals', () => {
  it('says once a second how many there were', async () => {
    const lines: string[] = [];
    const refused = refusalLog(createLogger('info', (line) => lines.push(line)));
    for (let i = 0; i < 300; i += 1) refused();
    expect(lines).toEqual([]);
    await expect.poll(() => lines.length, { timeout: 5_000 }).toBe(1);
    expect(JSON.parse(lines[0] as string)).toMatchObject({ refused: 300 });
  });
});
