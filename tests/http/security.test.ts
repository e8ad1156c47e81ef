import { describe, expect, it } from 'vitest';
import { json, smallApp } from '../support/http-app.ts';

const FOREIGN = 'https://news.example';
const from = (origin: string): RequestInit => ({ headers: { Origin: origin } });
const allowOrigin = (reply: Response) => reply.headers.get('Access-Control-Allow-Origin');

const preflight = (origin: string): RequestInit => ({
  method: 'OPTIONS',
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'content-type',
  },
});

describe('other origins', () => {
  it.each([
    ['none is allowed unless configured', [], FOREIGN, null],
    ['an allowed origin may read', [FOREIGN], FOREIGN, FOREIGN],
    ['the second of two allowed origins may read', ['https://a.example', FOREIGN], FOREIGN, FOREIGN],
    ['an origin that is not allowed may not', [FOREIGN], 'https://evil.example', null],
    ['an origin that begins like an allowed one may not', [FOREIGN], `${FOREIGN}.evil.example`, null],
    ['the same host without encryption may not', [FOREIGN], 'http://news.example', null],
    ['a page without an origin may not', [FOREIGN], 'null', null],
    ['with * everyone may', '*' as const, 'https://anyone.example', '*'],
  ])('%s', async (_, allowedOrigins, origin, expected) => {
    const { app } = smallApp({ allowedOrigins });
    for (const reply of [
      await app.request('/api/documents', from(origin)),
      await app.request('/api/ask', preflight(origin)),
      await app.request('/api/nothing', from(origin)),
    ]) {
      expect(allowOrigin(reply)).toBe(expected);
      expect(reply.headers.has('Access-Control-Allow-Credentials')).toBe(false);
    }
  });

  it('answers a preflight with what is taken, without asking the limit', async () => {
    const { app } = smallApp({ allowedOrigins: [FOREIGN], rateLimit: 1 });
    for (let n = 0; n < 3; n++) {
      const reply = await app.request('/api/ask', preflight(FOREIGN));
      expect(reply.status).toBe(204);
      expect(reply.headers.get('Access-Control-Allow-Methods')).toContain('POST');
      expect(reply.headers.get('Access-Control-Allow-Headers')).toMatch(/content-type/i);
      expect(reply.headers.get('Vary')).toContain('Origin');
    }
  });

  it('says who may read what has not changed, too', async () => {
    const { app } = smallApp({ allowedOrigins: [FOREIGN] });
    const first = await app.request('/api/documents', from(FOREIGN));
    const again = await app.request('/api/documents', {
      headers: { Origin: FOREIGN, 'If-None-Match': first.headers.get('ETag') ?? '' },
    });
    expect(again.status).toBe(304);
    expect(allowOrigin(again)).toBe(FOREIGN);
  });

  it('lets an allowed origin read why it was refused', async () => {
    const { app } = smallApp({ allowedOrigins: [FOREIGN], rateLimit: 1 });
    await app.request('/api/documents', from(FOREIGN));
    const refused = await app.request('/api/documents', from(FOREIGN));
    expect(refused.status).toBe(429);
    expect(allowOrigin(refused)).toBe(FOREIGN);
    expect(refused.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
  });
});

describe('security headers', () => {
  const { app } = smallApp();

  it.each(['/', '/api/documents', '/api/docs', '/api/docs.css', '/api/nothing', '/nothing'])('%s', async (path) => {
    const { headers } = await app.request(path);
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.has('X-Powered-By')).toBe(false);
  });
});

describe('caching', () => {
  const { app } = smallApp();

  it.each(['/api/documents', '/api/documents/tidal-centre', '/api/openapi.json', '/api/docs', '/api/docs.css'])(
    '%s may be kept, is asked for again, and is not sent twice',
    async (path) => {
      const first = await app.request(path);
      expect(first.headers.get('Cache-Control')).toBe('no-cache');
      const etag = first.headers.get('ETag') ?? '';
      const again = await app.request(path, { headers: { 'If-None-Match': etag } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
    },
  );

  it('never keeps an answer to a question', async () => {
    const reply = await app.request('/api/ask', json({ question: 'x' }));
    expect(reply.headers.get('Cache-Control')).toBe('no-store');
    expect(reply.headers.has('ETag')).toBe(false);
  });

  it('sends long replies compressed to those who can read that', async () => {
    const reply = await app.request('/api/openapi.json', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(reply.headers.get('Content-Encoding')).toBe('gzip');
    const body = reply.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(body).json()).toHaveProperty('openapi', '3.1.0');
  });
});
