import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import { ListenError } from '../../server/errors.ts';
import { drain, listen } from '../../server/listen.ts';
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
    const address = await listen(server, anyPort);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
    await drain(server, 1000);
  });

  it('says that the port is taken and what to do', async () => {
    const first = serving();
    const port = Number(new URL(await listen(first, anyPort)).port);
    const second = listen(serving(), { ...anyPort, port });
    await expect(second).rejects.toThrow(ListenError);
    await expect(second).rejects.toThrow(
      `Cannot listen on 127.0.0.1 port ${port}: another program uses this port. Stop it, or set PORT to a free one.`,
    );
    await drain(first, 1000);
  });

  it('says that the machine has no such address', async () => {
    await expect(listen(serving(), { host: '192.0.2.1', port: 0 })).rejects.toThrow('Set HOST to one of its own');
  });

  it('refuses a body over 64 KB while it is still coming', async () => {
    const server = serving();
    const { port } = new URL(await listen(server, anyPort));
    const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
    const sending = request({ port, path: '/api/ask', method: 'POST', headers });
    sending.on('error', () => {});
    sending.write(' '.repeat(70_000));
    const [reply] = await once(sending, 'response');
    expect(reply.statusCode).toBe(413);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    sending.destroy();
    await drain(server, 1000);
  });
});

describe('drain', () => {
  /** A server whose one reply waits for `finish`. */
  function slow() {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const server = tracked(createServer((_, reply) => void finished.then(() => reply.end('done'))));
    return { server, finish };
  }

  it('lets a request in flight finish and takes no new one', async () => {
    const { server, finish } = slow();
    const address = await listen(server, anyPort);
    const inFlight = fetch(address);
    await once(server, 'request');
    const drained = drain(server, 5000);
    await expect(fetch(address)).rejects.toThrow();
    finish();
    expect(await (await inFlight).text()).toBe('done');
    await drained;
    expect(server.listening).toBe(false);
  });

  it('lets go of connections that only wait for another request', async () => {
    const server = serving();
    const { port } = new URL(await listen(server, anyPort));
    const waiting = connect(Number(port), '127.0.0.1');
    waiting.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n');
    await once(waiting, 'data');
    const closed = once(waiting, 'close');
    await drain(server, 5000);
    await closed;
  });

  it('cuts what does not finish in time', async () => {
    const { server } = slow();
    const address = await listen(server, anyPort);
    const inFlight = fetch(address);
    await once(server, 'request');
    await Promise.all([expect(inFlight).rejects.toThrow(), drain(server, 100)]);
  });
});
