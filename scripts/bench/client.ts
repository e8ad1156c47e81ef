import { Agent, request } from 'node:http';

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
  close(): void;
}

/** A server that does not answer within this time has failed, and a bench that waited on would never say so. */
const PATIENCE_MS = 60_000;

/** A client of the server at `origin`. */
export function createClient(origin: string): Client {
  const agent = new Agent({ keepAlive: true });
  const send = (path: string, body?: string): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const headers = body === undefined ? {} : { 'content-type': 'application/json' };
      const options = { agent, headers, method: body === undefined ? 'GET' : 'POST', timeout: PATIENCE_MS };
      const sent = request(new URL(path, origin), options);
      sent.on('error', reject);
      sent.on('timeout', () => sent.destroy(new Error(`${path} was not answered within ${PATIENCE_MS} ms.`)));
      sent.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, duration: performance.now() - started, body: text }),
        );
      });
      sent.end(body);
    });
  return {
    ask: (question) => send('/api/ask', JSON.stringify({ question })),
    health: () => send('/api/health'),
    close: () => agent.destroy(),
  };
}
