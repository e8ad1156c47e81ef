import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What came back on a connection until the other side closed it. */
export interface RawReply {
  readonly text: string;
  /** Of each reply that came, in order. */
  readonly statuses: readonly number[];
  /** Whether the other side closed within the time given; false is a hang. */
  readonly isClosed: boolean;
}

const PATIENCE_MS = 10_000;

/** Statuses of the replies in what a server wrote. */
const statusesIn = (text: string) =>
  [...text.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map(([, status]) => Number(status)).filter((status) => status >= 200);

/** Writes bytes as they are to a port, in pieces with pauses between them, and listens until the connection is closed. */
export async function sendRaw(
  port: number,
  pieces: readonly (string | Uint8Array)[],
  { pauseMs = 0, patienceMs = PATIENCE_MS }: { pauseMs?: number; patienceMs?: number } = {},
): Promise<RawReply> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => {});
  const closed = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)));
  await write(socket, pieces, pauseMs);
  const patience = new AbortController();
  const isClosed = await Promise.race([
    closed,
    wait(patienceMs, false, { signal: patience.signal }).catch(() => false),
  ]);
  patience.abort();
  socket.destroy();
  const text = Buffer.concat(chunks).toString('utf8');
  return { text, statuses: statusesIn(text), isClosed };
}

async function write(socket: Socket, pieces: readonly (string | Uint8Array)[], pauseMs: number): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed) return;
    socket.write(piece);
    if (pauseMs > 0) await wait(pauseMs);
  }
}
