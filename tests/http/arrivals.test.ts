import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setImmediate as nextRound } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { afterArrivals } from '../../server/arrivals.ts';
import { createHttpServer } from '../../server/http-server.ts';

const CLIENTS = 60;
const QUESTION = 'POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n';

describe('clients that connect at once', () => {
  it('are all taken in before the first of them is answered', async () => {
    let taken = 0;
    const takenAtAnswer: number[] = [];
    const fetch = async () => {
      takenAtAnswer.push(taken);
      return new Response('answered');
    };
    const room = { calm: CLIENTS, pressed: CLIENTS };
    const server = createHttpServer(fetch, { gate: { room, headersFor: () => ({}), onRefusal: () => {} } });
    server.on('connection', () => {
      taken += 1;
    });
    server.listen(0, '127.0.0.1', CLIENTS);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const clients = Array.from({ length: CLIENTS }, () => connect(port, '127.0.0.1'));
    for (const client of clients) client.write(QUESTION);
    onTestFinished(() => void server.close());
    const replies = await Promise.all(clients.map(async (client) => String((await once(client, 'data'))[0])));
    expect(replies.filter((reply) => reply.startsWith('HTTP/1.1 200'))).toHaveLength(CLIENTS);
    expect(takenAtAnswer).toEqual(replies.map(() => CLIENTS));
  });
});

describe('what waits for those who connect', () => {
  it('goes on at once when nobody does', () => {
    let isDone = false;
    afterArrivals(new EventEmitter())(() => {
      isDone = true;
    });
    expect(isDone).toBe(true);
  });

  it('goes on in order, and not before a round without anyone', async () => {
    const server = new EventEmitter();
    const goOn = afterArrivals(server);
    const done: string[] = [];
    server.emit('connection');
    goOn(() => done.push('first'));
    await nextRound();
    server.emit('connection');
    goOn(() => done.push('second'));
    await nextRound();
    expect(done).toEqual([]);
    await expect.poll(() => done).toEqual(['first', 'second']);
  });

  it('is not kept for ever by clients that never stop connecting', async () => {
    const server = new EventEmitter();
    const goOn = afterArrivals(server, 20);
    let isDone = false;
    server.emit('connection');
    goOn(() => {
      isDone = true;
    });
    while (!isDone) {
      server.emit('connection');
      await nextRound();
    }
  });
});
