import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../server/contract/problem.ts';
import { CONNECTION_LIMITS, type ConnectionLimits, createHttpServer } from '../../server/http-server.ts';
import { listen } from '../../server/listen.ts';
import { smallApp } from '../support/http-app.ts';
import { type RawReply, sendRaw } from '../support/raw-client.ts';

/** As a test has the patience for. */
const SHORT: ConnectionLimits = {
  headersMs: 400,
  requestMs: 800,
  keepAliveMs: 200,
  idleMs: 1_500,
  connections: 1_000,
  headerBytes: 16 * 1024,
};

const HOST = 'Host: localhost\r\n';
const HEALTH = `GET /api/health HTTP/1.1\r\n${HOST}`;
const ask = (headers: string, body = '') =>
  `POST /api/ask HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n${headers}\r\n\r\n${body}`;

/** A server with limits, its port, and how many connections it has. */
async function serve(limits: ConnectionLimits, fetch = smallApp().app.fetch) {
  const server = createHttpServer(fetch, { limits });
  const { address, drain } = await listen(server, { host: '127.0.0.1', port: 0 });
  return {
    port: Number(new URL(address).port),
    connections: () => promisify(server.getConnections.bind(server))(),
    stop: () => drain(1_000),
  };
}

let port: number;
let served: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  served = await serve(SHORT);
  ({ port } = served);
});
afterAll(() => served.stop());

/** The one problem that a connection got before it was closed. */
function problemIn({ text, statuses, isClosed }: RawReply): Problem {
  expect(isClosed).toBe(true);
  expect(statuses).toHaveLength(1);
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(head).toMatch(/^content-type: application\/problem\+json$/im);
  expect(head).toMatch(/^connection: close$/im);
  return Problem.parse(JSON.parse(body));
}

describe('a client that is slow', () => {
  it.each([
    ['with its first byte', [''], 0],
    ['with its headers', [...HEALTH], 100],
  ])('%s is cut off', async (_, pieces, pauseMs) => {
    const { isClosed, statuses } = await sendRaw(port, pieces, { pauseMs });
    expect(isClosed).toBe(true);
    expect(statuses.filter((status) => status !== 408)).toEqual([]);
  });

  it('with its body is told so and cut off', async () => {
    const { isClosed, statuses } = await sendRaw(port, [ask('Content-Length: 60'), ...'{"question":"'.repeat(2)], {
      pauseMs: 100,
    });
    expect(isClosed).toBe(true);
    expect(statuses).toEqual([408]);
  });

  it('to ask again is let go', async () => {
    const { isClosed, statuses } = await sendRaw(port, [`${HEALTH}\r\n`]);
    expect({ isClosed, statuses }).toEqual({ isClosed: true, statuses: [200] });
  });
});

describe('a client that does not read', () => {
  it('is let go, whatever is still to be sent to it', async () => {
    // Far more than the buffers between here and there take.
    const { port, connections, stop } = await serve(SHORT, () => new Response('x'.repeat(50_000_000)));
    const deaf = connect(port, '127.0.0.1').pause();
    deaf.write(`${HEALTH}\r\n`);
    await expect.poll(connections).toBe(1);
    await expect.poll(connections, { timeout: 15_000, interval: 200 }).toBe(0);
    deaf.destroy();
    await stop();
  });
});

describe('a server with as many connections as it may have', () => {
  it('closes further ones at once, and takes new ones when there is room again', async () => {
    const { port, stop } = await serve({ ...CONNECTION_LIMITS, connections: 5 });
    const many = Array.from({ length: 5 }, () => connect(port, '127.0.0.1'));
    await Promise.all(many.map((socket) => once(socket, 'connect')));
    const last = `${HEALTH}Connection: close\r\n\r\n`;
    const refused = await sendRaw(port, [last]);
    expect({ isClosed: refused.isClosed, statuses: refused.statuses }).toEqual({ isClosed: true, statuses: [] });
    for (const socket of many) socket.destroy();
    await Promise.all(many.map((socket) => once(socket, 'close')));
    await expect.poll(async () => (await sendRaw(port, [last])).statuses).toEqual([200]);
    await stop();
  });
});

describe('what is no request', () => {
  it.each([
    ['noise', 'hello\r\n\r\n', 400],
    ['another protocol', '\x16\x03\x01\x00\xa5\x01\x00\x00', 400],
    ['a version there is not', `GET / HTTP/9.9\r\n${HOST}\r\n`, 400],
    ['a header without a name', `GET / HTTP/1.1\r\n${HOST}: x\r\n\r\n`, 400],
    ['a header over two lines', `GET / HTTP/1.1\r\n${HOST}X-A: b\r\n c\r\n\r\n`, 400],
    ['a space before the colon', `GET / HTTP/1.1\r\n${HOST}X-A : b\r\n\r\n`, 400],
    ['two lengths', ask('Content-Length: 2\r\nContent-Length: 3', '{}'), 400],
    ['a length beside chunks', ask('Content-Length: 2\r\nTransfer-Encoding: chunked', '0\r\n\r\n'), 400],
    ['chunks that are not the last coding', ask('Transfer-Encoding: chunked, gzip', '0\r\n\r\n'), 400],
    ['a length that is no number', ask('Content-Length: two', '{}'), 400],
    ['a length below nothing', ask('Content-Length: -1', '{}'), 400],
    ['a chunk without a length', ask('Transfer-Encoding: chunked', 'xyz\r\n{}\r\n'), 400],
    ['headers without end', `GET / HTTP/1.1\r\n${HOST}X-A: ${'a'.repeat(17 * 1024)}\r\n\r\n`, 431],
    ['an address without end', `GET /${'a'.repeat(17 * 1024)} HTTP/1.1\r\n${HOST}\r\n`, 431],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['a host that cannot be', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    ['a host with a user before it', 'GET / HTTP/1.1\r\nHost: me@localhost\r\nConnection: close\r\n\r\n', 400],
    ['a backslash in the address', `GET /..\\..\\etc HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`, 400],
  ])('%s is refused in words', async (_, bytes, status) => {
    const problem = problemIn(await sendRaw(port, [bytes]));
    expect(problem.status).toBe(status);
    expect(problem.detail).toMatch(/\.$/);
  });

  it('does not let a second request hide in the body of a first', async () => {
    const hidden = `${HEALTH}Connection: close\r\n\r\n`;
    const smuggling = `0\r\n\r\n${hidden}`;
    const { text } = await sendRaw(port, [
      ask(`Transfer-Encoding: chunked\r\nContent-Length: ${smuggling.length}`, smuggling),
    ]);
    expect(text).not.toContain('"ready"');
  });
});

describe('what is unusual but allowed', () => {
  it.each([
    ['HTTP/1.0 with a host', `GET /api/health HTTP/1.0\r\n${HOST}\r\n`, [200]],
    ['the whole address', `GET http://localhost/api/health HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`, [200]],
    [
      'the whole address of another host',
      `GET http://evil.example/ HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`,
      [421],
    ],
    [
      'a client that waits to be told to go on',
      ask('Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close', '{}'),
      [400],
    ],
    ['an expectation nobody knows', `${HEALTH}Expect: tea\r\nConnection: close\r\n\r\n`, [200]],
    ['an upgrade nobody offers', `${HEALTH}Upgrade: websocket\r\nConnection: upgrade, close\r\n\r\n`, [200]],
    ['two requests at once', `${HEALTH}\r\n${HEALTH}Connection: close\r\n\r\n`, [200, 200]],
    ['TRACE', `TRACE /api/health HTTP/1.1\r\n${HOST}Cookie: a=b\r\nConnection: close\r\n\r\n`, [405]],
  ])('%s', async (_, bytes, expected) => {
    const { statuses, isClosed, text } = await sendRaw(port, [bytes]);
    expect({ statuses, isClosed }).toEqual({ statuses: expected, isClosed: true });
    expect(text).not.toContain('a=b');
  });

  it('makes no tunnel', async () => {
    const { isClosed, statuses } = await sendRaw(port, ['CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\n\r\n']);
    expect({ isClosed, statuses }).toEqual({ isClosed: true, statuses: [] });
  });
});

describe('the server as it is started', () => {
  it('has limits for everything a client can be slow with', () => {
    const real = createHttpServer(smallApp().app.fetch);
    expect(real.headersTimeout).toBe(CONNECTION_LIMITS.headersMs);
    expect(real.requestTimeout).toBe(CONNECTION_LIMITS.requestMs);
    expect(real.keepAliveTimeout).toBe(CONNECTION_LIMITS.keepAliveMs);
    expect(real.timeout).toBe(CONNECTION_LIMITS.idleMs);
    expect(real.maxConnections).toBe(CONNECTION_LIMITS.connections);
    for (const limit of Object.values(CONNECTION_LIMITS)) expect(limit).toBeGreaterThan(0);
  });
});
