import { Agent, type Dispatcher } from 'undici';

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
 * it: Node's own takes twice as long for a request, and a stream for every reply a tenth of a millisecond.
 */
export function createClient(origin: string): Client {
  const agent = new Agent({ headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS, keepAliveTimeout: PATIENCE_MS });
  const send = (path: string, body?: string): Promise<Reply> => {
    const headers = { 'content-type': 'application/json' };
    const asked = body === undefined ? { method: 'GET' as const } : { method: 'POST' as const, headers, body };
    return new Promise((resolve, reject) => {
      agent.dispatch({ origin, path, ...asked }, collecting(resolve, reject));
    });
  };
  return {
    ask: (question) => send('/api/ask', JSON.stringify({ question })),
    health: () => send('/api/health'),
    close: () => agent.destroy(),
  };
}

/**
 * Collects a reply. Its time begins when it is sent: before undici uses an idle connection again it lets its event loop
 * go round twice (GHSA-35p6-xmwp-9g52), which is none of the server's doing.
 */
function collecting(resolve: (reply: Reply) => void, reject: (error: Error) => void): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let [started, status] = [0, 0];
  return {
    onRequestStart() {
      started = performance.now();
    },
    onResponseStart(_controller, code) {
      status = code;
    },
    onResponseData(_controller, chunk) {
      chunks.push(chunk);
    },
    onResponseEnd() {
      const duration = performance.now() - started;
      resolve({ status, duration, body: Buffer.concat(chunks).toString() });
    },
    onResponseError(_controller, error) {
      reject(error);
    },
  };
}
