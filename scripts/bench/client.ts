import { Agent } from 'undici';

/** What came back, and how long it took from the first byte sent to the last one read, in milliseconds. */
export interface Reply {
  readonly status: number;
  readonly duration: number;
  readonly body: string;
}

/** A client that keeps its connections open, as browsers and proxies do. */
export interface Client {
  ask(question: string): Promise<Reply>;
  health(): Promise<Reply>;
  close(): Promise<void>;
}

/** A server that does not answer within this time has failed, and a bench that waited on would never say so. */
const PATIENCE_MS = 60_000;

/**
 * A client of the server at `origin`. It shares the machine with what it measures, so it is the one that takes least of
 * it: Node's own takes twice as long for a request.
 */
export function createClient(origin: string): Client {
  const agent = new Agent({ headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS, keepAliveTimeout: PATIENCE_MS });
  const send = async (path: string, body?: string): Promise<Reply> => {
    const started = performance.now();
    const headers = { 'content-type': 'application/json' };
    const asked = body === undefined ? { method: 'GET' as const } : { method: 'POST' as const, headers, body };
    const { statusCode: status, body: reply } = await agent.request({ origin, path, ...asked });
    const text = await reply.text();
    return { status, duration: performance.now() - started, body: text };
  };
  return {
    ask: (question) => send('/api/ask', JSON.stringify({ question })),
    health: () => send('/api/health'),
    close: () => agent.destroy(),
  };
}
