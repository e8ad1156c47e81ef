import { describe, expect, it } from 'vitest';
import { Problem } from '../../server/contract/problem.ts';
import { json, smallApp, smallServing } from '../support/http-app.ts';

const { app, logged } = smallApp();
const asJson = { 'Content-Type': 'application/json' };
const question = '{"question":"what do the ministers welcome?"}';
const post = (body: BodyInit | null, headers: Record<string, string> = asJson): RequestInit => ({
  method: 'POST',
  body,
  headers,
});

/** A body that comes in pieces, so that nobody knows its length before it has come. */
function chunked(bytes: number): RequestInit {
  const piece = new Uint8Array(1024).fill(0x20);
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left <= 0) return controller.close();
      controller.enqueue(piece.subarray(0, Math.min(left, piece.length)));
      left -= piece.length;
    },
  });
  return { method: 'POST', headers: asJson, body, duplex: 'half' } as RequestInit;
}

async function problemOf(path: string, init?: RequestInit) {
  const reply = await app.request(path, init);
  const text = await reply.text();
  return { reply, text, problem: Problem.parse(JSON.parse(text)) };
}

describe('problem details', () => {
  it.each([
    ['no body', 400, '/api/ask', post(null)],
    ['neither body nor content type', 400, '/api/ask', { method: 'POST' }],
    ['an empty body', 400, '/api/ask', post('')],
    ['broken JSON', 400, '/api/ask', post('{"question":')],
    ['JSON that is no object', 400, '/api/ask', post('["question"]')],
    ['an unknown document', 404, '/api/documents/nobody', {}],
    ['an unknown passage', 404, '/api/passages/nobody-1', {}],
    ['an unknown address of the API', 404, '/api/nothing', {}],
    ['the API itself', 404, '/api', {}],
    ['an unknown address elsewhere', 404, '/nothing/here.txt', {}],
    ['a path that tries to climb out', 404, '/api/../../etc/passwd', {}],
    ['an address that is no valid encoding', 404, '/api/documents/%E0%A4%A', {}],
    ['GET where only POST is taken', 405, '/api/ask', {}],
    ['DELETE of a document', 405, '/api/documents/tidal-centre', { method: 'DELETE' }],
    ['POST to a page', 405, '/documents', { method: 'POST' }],
    ['a body over 64 KB', 413, '/api/ask', post(' '.repeat(64 * 1024 + 1))],
    ['a body over 64 KB without a length', 413, '/api/ask', chunked(64 * 1024 + 1)],
    ['a body that is plain text', 415, '/api/ask', post(question, { 'Content-Type': 'text/plain' })],
    ['a body that is a form', 415, '/api/ask', post(new URLSearchParams({ question: 'x' }), {})],
    ['a body without a content type', 415, '/api/ask', post(new TextEncoder().encode(question), {})],
    ['an engine that fails', 500, '/api/ask', post(question)],
  ])('%s is a %i', async (_, status, path, init) => {
    const { reply, problem } = await problemOf(path, init);
    expect(reply.status).toBe(status);
    expect(problem.status).toBe(status);
    expect(reply.headers.get('Content-Type')).toBe('application/problem+json');
    expect(reply.headers.get('Cache-Control')).toBe('no-store');
    expect(problem.requestId).toBe(reply.headers.get('X-Request-Id'));
  });

  it('takes a body of exactly 64 KB, and says of its blanks that they are no JSON', async () => {
    expect((await app.request('/api/ask', post(' '.repeat(64 * 1024)))).status).toBe(400);
    expect((await app.request('/api/ask', chunked(64 * 1024))).status).toBe(400);
  });

  it('takes JSON with a character set', async () => {
    const reply = await app.request('/api/ask', post('{}', { 'Content-Type': 'application/json; charset=utf-8' }));
    expect(reply.status).toBe(400);
  });

  it.each([
    ['/api/ask', 'GET', 'POST'],
    ['/api/documents', 'PUT', 'GET, HEAD'],
    ['/api/verify', 'POST', 'GET, HEAD'],
    ['/', 'DELETE', 'GET, HEAD'],
  ])('%s refuses %s and allows %s', async (path, method, allow) => {
    const { reply } = await problemOf(path, { method });
    expect(reply.status).toBe(405);
    expect(reply.headers.get('Allow')).toBe(allow);
  });

  it('names its kind by a link that leads somewhere', async () => {
    const page = await (await app.request('/api/docs')).text();
    const { problem } = await problemOf('/api/nothing');
    const [path, anchor] = problem.type.split('#');
    expect(path).toBe('/api/docs');
    expect(page).toContain(`id="${anchor}"`);
  });

  it('tells a client nothing of what failed inside, and the log everything but the question', async () => {
    const { text, problem } = await problemOf('/api/ask', json({ question: 'what do the ministers welcome?' }));
    expect(problem.detail).toContain(problem.requestId);
    expect(text).not.toMatch(/ENOENT|secret|\.ts|node_modules|at \w/);
    const line = logged.find((entry) => entry.includes('request failed') && entry.includes(problem.requestId));
    expect(line).toContain('ENOENT');
    expect(logged.join('')).not.toContain('ministers');
  });

  it('does not call it a failure when a client leaves before the answer', async () => {
    const leaving = new AbortController();
    const { app, logged } = smallApp({ current: () => ({ ...smallServing(), ask: untilLeft }) });
    const untilLeft = (_: unknown, signal?: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        leaving.abort();
      });
    const reply = await app.request('/api/ask', { ...post(question), signal: leaving.signal });
    expect(reply.status).toBe(499);
    expect(logged.join('')).not.toContain('request failed');
  });

  it('answers a browser that looks for a page with a page, even before the client is built', async () => {
    const { app } = smallApp({ pages: 'no/such/folder' });
    const reply = await app.request('/nothing', { headers: { Accept: 'text/html,*/*;q=0.8' } });
    expect(reply.status).toBe(404);
    expect(reply.headers.get('Content-Type')).toContain('text/html');
    expect(await reply.text()).toContain('There is no such page');
  });
});
