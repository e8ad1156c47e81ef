import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListenError } from './errors.ts';

const WILDCARDS = new Set(['0.0.0.0', '::']);

/** Opens the port and gives the address to visit. Throws `ListenError`. */
export async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<string> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw new ListenError(host, port, error as NodeJS.ErrnoException);
  }
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound ? bound.port : port;
  const name = WILDCARDS.has(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${boundPort}`;
}

/** How often a draining server lets go of connections that have become idle. */
const IDLE_CHECK_MS = 50;

/** Takes no new connection, lets requests in flight finish, and cuts what is left after `patienceMs`. */
export async function drain(server: Server, patienceMs: number): Promise<void> {
  const closed = once(server, 'close');
  const isClosed = { yet: false };
  void closed.then(() => {
    isClosed.yet = true;
  });
  server.close();
  const deadlineMs = performance.now() + patienceMs;
  while (!isClosed.yet && performance.now() < deadlineMs) {
    server.closeIdleConnections();
    await sleep(IDLE_CHECK_MS);
  }
  server.closeAllConnections();
  await closed;
}
