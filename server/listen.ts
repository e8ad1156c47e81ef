import { once } from 'node:events';
import type { RequestListener, Server, ServerResponse } from 'node:http';
import { type Socket, Server as TcpServer } from 'node:net';
import { setImmediate as nextRound, setTimeout as sleep } from 'node:timers/promises';
import { ListenError } from './errors.ts';
import { CONNECTION_LIMITS } from './http-server.ts';

const WILDCARDS = new Set(['0.0.0.0', '::']);

/** A port that is open, until it is drained. */
export interface Listening {
  /** The address to visit. */
  readonly address: string;
  /**
   * Takes no new connection and lets requests in flight finish; what is left after `patienceMs` is cut. No connection
   * is closed on a request: each is closed by the reply to it, and one that waits for its next is given `LINGER_MS`.
   */
  drain(patienceMs: number): Promise<void>;
}

/** Connections that may wait to be taken: as many as are held at once. At fewer, a burst is put off for a second or three. */
const BACKLOG = CONNECTION_LIMITS.connections;

/** Opens the port. Throws `ListenError`. */
export async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<Listening> {
  const traffic = watch(server);
  try {
    server.listen({ port, host, backlog: BACKLOG });
    await once(server, 'listening');
  } catch (error) {
    throw new ListenError(host, port, error as NodeJS.ErrnoException);
  }
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound ? bound.port : port;
  const name = WILDCARDS.has(host) ? 'localhost' : host;
  return {
    address: `http://${name.includes(':') ? `[${name}]` : name}:${boundPort}`,
    drain: (patienceMs) => drain(server, traffic, patienceMs),
  };
}

/** What a server has open. */
interface Traffic {
  readonly connections: ReadonlySet<Socket>;
  /** Replies that are not finished. */
  readonly replies: ReadonlySet<ServerResponse>;
}

function watch(server: Server): Traffic {
  const connections = new Set<Socket>();
  const replies = new Set<ServerResponse>();
  server.on('connection', (connection: Socket) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  server.on('request', (_, reply) => {
    replies.add(reply);
    reply.once('close', () => replies.delete(reply));
  });
  return { connections, replies };
}

/**
 * How long a connection that waits for another request is kept: a client that is about to send one has not heard yet
 * that the server stops, and would lose it. Longer than programs pause between two requests, shorter than people wait.
 */
const LINGER_MS = 500;

/** How often a draining server lets go of connections that have become idle. */
const IDLE_CHECK_MS = 50;

async function drain(server: Server, { connections, replies }: Traffic, patienceMs: number): Promise<void> {
  const startMs = performance.now();
  const isClosed = { yet: false };
  const closed = once(server, 'close').then(() => {
    isClosed.yet = true;
  });
  await closePort(server, () => {
    for (const reply of replies) makeLast(reply);
    server.prependListener('request', (_, reply) => makeLast(reply));
  });
  while (!isClosed.yet && performance.now() - startMs < patienceMs) {
    if (performance.now() - startMs >= LINGER_MS) letIdleGo(server, connections);
    await Promise.race([closed, sleep(IDLE_CHECK_MS)]);
  }
  server.closeAllConnections();
  await closed;
}

/**
 * How long nobody may come before the port is closed: a client that has just been answered connects anew within a few
 * milliseconds, on a busy machine within a few dozen, and is then quiet, for what it asks is held.
 */
const QUIET_MS = 50;

/** How long that is waited for at most, and after it as long again for a moment in which nobody is just coming. */
const DOOR_MS = 1_000;

/** A round of the event loop that is shorter than this leaves next to nobody the time to connect in it. */
const SHORT_ROUND_MS = 1;

/**
 * Closes the port when nobody is connecting, and calls `afterwards`. The system makes connections ahead, of which the
 * event loop takes in one a round, and resets those that still wait when the port is closed, whatever they have sent.
 * Requests that come meanwhile are held: a busy client that is answered would only connect anew. Where new clients come
 * without end one may still be reset, in the tens of microseconds between the last look and the closing.
 */
async function closePort(server: Server, afterwards: () => void): Promise<void> {
  const handlers = server.listeners('request') as RequestListener[];
  const held: Parameters<RequestListener>[] = [];
  server.removeAllListeners('request');
  server.on('request', (...request) => held.push(request));
  await quiet(server);
  // Not `server.close()`, which cuts connections that wait for a request, whether one is on its way or not.
  TcpServer.prototype.close.call(server);
  server.removeAllListeners('request');
  for (const handler of handlers) server.on('request', handler);
  afterwards();
  for (const request of held) server.emit('request', ...request);
}

/** Waits until nobody has come for a while, and then until nobody is just coming; for neither longer than `DOOR_MS`. */
async function quiet(server: Server): Promise<void> {
  const untilMs = performance.now() + DOOR_MS;
  const heard = { anyone: false };
  const hear = () => {
    heard.anyone = true;
  };
  server.on('connection', hear).on('request', hear);
  do {
    heard.anyone = false;
    await sleep(QUIET_MS);
  } while (heard.anyone && performance.now() < untilMs);
  // The rest of this round tells nothing: what it takes in was known before it.
  await nextRound();
  let roundMs: number;
  do {
    heard.anyone = false;
    roundMs = performance.now();
    await nextRound();
  } while ((heard.anyone || performance.now() - roundMs > SHORT_ROUND_MS) && performance.now() < untilMs + DOOR_MS);
  server.off('connection', hear).off('request', hear);
}

/** Tells the client that nothing more is answered on this connection, and closes it behind the reply. */
function makeLast(reply: ServerResponse): void {
  if (reply.headersSent) reply.once('finish', () => reply.socket?.end());
  else reply.setHeader('Connection', 'close');
}

function letIdleGo(server: Server, connections: ReadonlySet<Socket>): void {
  server.closeIdleConnections();
  // One that never sent anything, such as those that browsers open in advance, does not count as idle there.
  for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
}
