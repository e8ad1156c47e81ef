import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { setImmediate as nextRound } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import { ListenError } from '../../server/errors.ts';
import { listen } from '../../server/listen.ts';
import { smallApp } from '../support/http-app.ts';

const open: Server[] = [];
const tracked = (server: Server): Server => {
  open.push(server);
  return server;
};
afterEach(() => {
  for (const server of open.splice(0)) server.closeAllConnections();
});

const serving = () => tracked(createAdaptorServer({ fetch: smallApp().app.fetch }) as Server);
const anyPort = { host: '127.0.0.1', port: 0 };

describe('listen', () => {
  it('gives the address to visit, with the port that was free', async () => {
    const server = serving();
    const { address, drain } = await listen(server, anyPort);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
    await drain(1000);
  });

  it('says that the port is taken and what to do', async () => {
    const { address, drain } = await listen(serving(), anyPort);
    const port = Number(new URL(address).port);
    const second = listen(serving(), { ...anyPort, port });
    await expect(second).rejects.toThrow(ListenError);
    await expect(second).rejects.toThrow(
      `Cannot listen on 127.0.0.1 port ${port}: another program uses this port. Stop it, or set PORT to a free one.`,
    );
    await drain(1000);
  });

  it('says that the machine has no such address', async () => {
    await expect(listen(serving(), { host: '192.0.2.1', port: 0 })).rejects.toThrow('Set HOST to one of its own');
  });

  it('refuses a body over 64 KB while it is still coming', async () => {
    const { address, drain } = await listen(serving(), anyPort);
    const { port } = new URL(address);
    const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
    const sending = request({ port, path: '/api/ask', method: 'POST', headers });
    sending.on('error', () => {});
    sending.write(' '.repeat(70_000));
    const [reply] = await once(sending, 'response');
    expect(reply.statusCode).toBe(413);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    sending.destroy();
    await drain(1000);
  });
});

describe('drain', () => {
  /** A server whose one reply waits for `finish`. */
  async function slow() {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const server = tracked(createServer((_, reply) => void finished.then(() => reply.end('done'))));
    return { server, finish, ...(await listen(server, anyPort)) };
  }

  /** A connection that has had a reply and stays open for the next request. */
  async function keptAlive(address: string) {
    const connection = connect(Number(new URL(address).port), '127.0.0.1');
    const ask = () => connection.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n');
    ask();
    expect(String((await once(connection, 'data'))[0])).toContain('Connection: keep-alive');
    return { connection, ask };
  }

  it('lets a request in flight finish, as the last of its connection, and takes no new one', async () => {
    const { server, address, drain, finish } = await slow();
    const inFlight = fetch(address);
    await once(server, 'request');
    const drained = drain(5000);
    await expect.poll(() => server.listening).toBe(false);
    await expect(fetch(address)).rejects.toThrow();
    finish();
    const reply = await inFlight;
    expect(reply.headers.get('Connection')).toBe('close');
    expect(await reply.text()).toBe('done');
    await drained;
  });

  it('answers a request that was on its way, and closes behind the answer', async () => {
    const server = serving();
    const { address, drain } = await listen(server, anyPort);
    const { connection, ask } = await keptAlive(address);
    const drained = drain(5000);
    await expect.poll(() => server.listening).toBe(false);
    ask();
    const reply = String((await once(connection, 'data'))[0]);
    expect(reply).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(reply).toMatch(/^Connection: close\r$/m);
    await Promise.all([once(connection, 'end'), drained]);
  });

  it('still takes in a client that connects a moment later, as one does that was just answered', async () => {
    const { address, drain } = await listen(serving(), anyPort);
    const drained = drain(5000);
    for (let round = 0; round < 10; round += 1) await nextRound();
    const reply = await fetch(address);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('Connection')).toBe('close');
    await drained;
  });

  it('lets go of connections that only wait for another request, or for a first one', async () => {
    const { address, drain } = await listen(serving(), anyPort);
    const { connection } = await keptAlive(address);
    const unused = connect(Number(new URL(address).port), '127.0.0.1');
    await once(unused, 'connect');
    await Promise.all([once(connection, 'close'), once(unused, 'close'), drain(60_000)]);
  });

  it('cuts what does not finish in time', async () => {
    const { server, address, drain } = await slow();
    const inFlight = fetch(address);
    await once(server, 'request');
    await Promise.all([expect(inFlight).rejects.toThrow(), drain(100)]);
  });
});
