import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { type Socket, Server as TcpServer } from 'node:net';
import { setImmediate as nextRound, setTimeout as sleep } from 'node:timers/promises';
import { ListenError } from './errors.ts';

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

/** Opens the port. Throws `ListenError`. */
export async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<Listening> {
  const traffic = watch(server);
  try {
    server.listen(port, host);
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
  for (const reply of replies) makeLast(reply);
  server.prependListener('request', (_, reply) => makeLast(reply));
  // Right after those who have connected are taken in: the rest of them are reset.
  await nextRound();
  // Not `server.close()`, which cuts connections that wait for a request, whether one is on its way or not.
  TcpServer.prototype.close.call(server);
  while (!isClosed.yet && performance.now() - startMs < patienceMs) {
    if (performance.now() - startMs >= LINGER_MS) letIdleGo(server, connections);
    await Promise.race([closed, sleep(IDLE_CHECK_MS)]);
  }
  server.closeAllConnections();
  await closed;
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
