import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { AskReply } from '../../server/contract/ask.ts';
import { type BuiltIndex, builtIndex } from '../support/built-index.ts';
import { serve } from '../support/spawned.ts';

let index: BuiltIndex;
beforeAll(async () => {
  index = await builtIndex();
});

/** What became of a question: a reply that is whole, or the code of what went wrong. */
type Outcome = number | string;

/** Asks over one connection after another; each is used for as long as the server keeps it. */
async function ask(address: string, agent: Agent): Promise<Outcome> {
  const sending = request(`${address}/api/ask`, {
    agent,
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
  });
  sending.end(JSON.stringify({ question: 'What do the ministers support?' }));
  try {
    const [reply] = await once(sending, 'response');
    const body = await readJson(reply);
    if (reply.statusCode === 200) AskReply.parse(body);
    return reply.statusCode;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

/** Asks one question after another until the server is gone, and gives what became of each. */
async function askToTheEnd(address: string, keepAlive: boolean): Promise<Outcome[]> {
  const agent = new Agent({ keepAlive, maxSockets: 1 });
  const outcomes: Outcome[] = [];
  while (outcomes.at(-1) !== 'ECONNREFUSED') outcomes.push(await ask(address, agent));
  agent.destroy();
  return outcomes;
}

describe('a server that is told to stop while it is asked', { timeout: 120_000 }, () => {
  it('answers whatever it has taken, refuses the rest before it is sent, and is gone within five seconds', async () => {
    const { child, address } = await serve({ INDEX_DIR: index.indexDir, LOG_LEVEL: 'silent' });
    const clients = [true, true, true, false, false].map((keepAlive) => askToTheEnd(address, keepAlive));
    await ask(address, new Agent());
    const ended = once(child, 'exit');
    const toldMs = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - toldMs).toBeLessThan(5_000);
    for (const outcomes of await Promise.all(clients)) {
      const last = outcomes.pop();
      expect(last).toBe('ECONNREFUSED');
      expect(outcomes.filter((outcome) => outcome !== 200)).toEqual([]);
    }
  });

  it('does not wait for a request that never ends, also when SIGHUP has had it look for another index before', async () => {
    const { child, address, log } = await serve({ INDEX_DIR: index.indexDir });
    child.kill('SIGHUP');
    await expect.poll(() => log().map(({ message }) => message)).toContain('there is no other index to serve');
    expect(await ask(address, new Agent())).toBe(200);
    const endless = connect(Number(new URL(address).port), '127.0.0.1');
    endless.write(
      'POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    );
    endless.on('error', () => undefined);
    await once(endless, 'connect');
    expect(await ask(address, new Agent())).toBe(200);
    const ended = once(child, 'exit');
    const toldMs = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - toldMs).toBeLessThan(5_000);
  });
});
