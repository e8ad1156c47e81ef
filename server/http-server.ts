import { randomUUID } from 'node:crypto';
import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterArrivals } from './arrivals.ts';
import { type GateOptions, gated } from './gate.ts';
import { type ProblemStatus, problemBody } from './problem.ts';

/** How long a client may take, and how many there may be: a slow one holds a connection and nothing else. */
export interface ConnectionLimits {
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  /** From the first byte of a request to the end of its body. */
  readonly requestMs: number;
  /** Between two requests on one connection. */
  readonly keepAliveMs: number;
  /** Without a byte in either direction, whatever is going on: who does not read a reply is let go. */
  readonly idleMs: number;
  /** Connections at the same time; further ones are closed at once. */
  readonly connections: number;
  /** All headers of a request together. */
  readonly headerBytes: number;
}

/**
 * A question is at most 64 KB, which a slow phone sends in seconds, and an answer is there in less than one: whoever
 * takes longer than this is stuck or means to hold the connection. Keep-alive outlasts the minute for which common proxies
 * keep theirs, so that none of them sends a request into a connection that is just being closed. A connection costs some
 * ten kilobytes. 16 KB of headers is what Node.js and most proxies take.
 */
export const CONNECTION_LIMITS: ConnectionLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 65_000,
  idleMs: 120_000,
  connections: 1_000,
  headerBytes: 16 * 1024,
};

/** How often connections are held to their limits, as a share of the shortest. */
const CHECKS_A_LIMIT = 4;

type Fetch = Parameters<typeof getRequestListener>[0];

interface ServerOptions {
  readonly limits?: ConnectionLimits;
  /** How many questions at once; any number without it. */
  readonly gate?: GateOptions;
}

/**
 * A server that speaks HTTP/1.1 for `fetch`, and cuts off clients that are too slow. What cannot be read as a request at
 * all is answered with problem details too. It does not listen yet.
 */
export function createHttpServer(fetch: Fetch, { limits = CONNECTION_LIMITS, gate }: ServerOptions = {}): Server {
  const { headersMs, requestMs, keepAliveMs, idleMs, connections, headerBytes } = limits;
  const answering = getRequestListener(fetch, { errorHandler: () => unreadable(400) });
  const options = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: Math.min(headersMs, requestMs) / CHECKS_A_LIMIT,
    maxHeaderSize: headerBytes,
    // Node would refuse a request without a host by itself, with an empty reply.
    requireHostHeader: false,
  };
  const server = createServer(options);
  const listener = gate ? gated(answering, afterArrivals(server), gate) : answering;
  server.on('request', listener);
  server.maxConnections = connections;
  server.setTimeout(idleMs);
  server.on('clientError', refuse);
  server.on('checkExpectation', listener);
  return server;
}

const DETAILS = {
  400: 'This is not a request that HTTP/1.1 allows. Send its address, host and headers as RFC 9112 says.',
  408: 'The request took too long to come. Send it again, faster.',
  431: 'Send fewer or shorter headers.',
} as const satisfies Partial<Record<ProblemStatus, string>>;
type Unreadable = keyof typeof DETAILS;

/** The path of what could not be read is not known. */
function unreadable(status: Unreadable): Response {
  const body = problemBody(status, DETAILS[status], { instance: '/', requestId: randomUUID() });
  const headers = { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', Connection: 'close' };
  return new Response(JSON.stringify(body), { status, headers });
}

function statusOf(error: NodeJS.ErrnoException): Unreadable {
  switch (error.code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408;
    case 'HPE_HEADER_OVERFLOW':
      return 431;
    default:
      return 400;
  }
}

/** Answers on the bare connection, unless it is gone or a reply has begun on it, and closes it. */
function refuse(
  error: NodeJS.ErrnoException,
  socket: Socket & { _httpMessage?: { headersSent: boolean } | null },
): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket._httpMessage?.headersSent)
    return void socket.destroy(error);
  const reply = unreadable(statusOf(error));
  void reply.text().then((body) => {
    const headers = [...reply.headers].map(([name, value]) => `${name}: ${value}`);
    const head = [`HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status]}`, ...headers];
    socket.end(`${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  });
}
