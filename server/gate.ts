import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AfterArrivals } from './arrivals.ts';
import type { Logger } from './logger.ts';
import { BUSY, BUSY_ADVICE, BUSY_SECONDS, problemBody } from './problem.ts';

/** What is asked goes through the gate; reading is cheap. */
const ASK_PATH = '/api/ask';

/** How many questions may be inside, being answered or waiting for it, at the same time. */
export interface Room {
  /** At most, when many come at once: all of them are answered in a moment. */
  readonly calm: number;
  /** While more keep coming than can be answered: waiting would only make every answer late. */
  readonly pressed: number;
}

export interface GateOptions {
  readonly room: Room;
  /** What lets a page of this origin read the refusal. */
  readonly headersFor: (origin: string | undefined) => Readonly<Record<string, string>>;
  /** Hears of every refusal. */
  readonly onRefusal: () => void;
  /** A clock in milliseconds; default that of the process. */
  readonly now?: () => number;
}

/** So long after the last refusal more keep coming than can be answered. */
const PRESSED_MS = 1_000;

/**
 * Refuses questions before anything is done for them when as many are inside as there is room for: a server that read
 * each of ten times as many as it can answer would be busy with nothing else. A burst finds room to wait; once some had
 * to be refused there is little, so that those inside are answered as fast as ever. (Such a queue, long for bursts and
 * short when it stands, is that of Maurer, "Fail at Scale", ACM Queue 13(8), 2015.) What would be remembered is refused
 * too: to know that, the question has to be read.
 */
export function gated(listener: RequestListener, afterArrivals: AfterArrivals, options: GateOptions): RequestListener {
  const { room, headersFor, onRefusal, now = () => performance.now() } = options;
  let inside = 0;
  let refusedAt = Number.NEGATIVE_INFINITY;
  return (request, response) => {
    if (!isQuestion(request)) return listener(request, response);
    if (inside >= (now() - refusedAt < PRESSED_MS ? room.pressed : room.calm)) {
      refusedAt = now();
      onRefusal();
      return refuse(response, headersFor(request.headers.origin));
    }
    inside += 1;
    response.once('close', () => {
      inside -= 1;
    });
    return afterArrivals(() => void (response.destroyed || listener(request, response)));
  };
}

const isQuestion = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' && (url === ASK_PATH || url.startsWith(`${ASK_PATH}?`));

function refuse(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  const requestId = randomUUID();
  const body = JSON.stringify(problemBody(503, DETAIL, { instance: ASK_PATH, requestId }, BUSY));
  response.writeHead(503, {
    ...headers,
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'Retry-After': BUSY_SECONDS,
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': requestId,
  });
  response.end(body);
}

const DETAIL = `Too many questions wait for an answer already. ${BUSY_ADVICE}`;

const LOG_EVERY_MS = 1_000;

/** Says in the log how many were refused, once a second at most: a line for each would be a load itself. */
export function refusalLog(log: Logger): () => void {
  let refused = 0;
  return () => {
    refused += 1;
    if (refused > 1) return;
    setTimeout(() => {
      log.info({ refused }, 'questions were refused, for too many came at once');
      refused = 0;
    }, LOG_EVERY_MS).unref();
  };
}
