import { homedir, tmpdir } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { json, smallApp } from '../support/http-app.ts';
import { type OpenApi, replySchema } from '../support/openapi.ts';

const { app } = smallApp();
let document: OpenApi;
beforeAll(async () => {
  document = (await (await app.request('/api/openapi.json')).json()) as OpenApi;
});

const VERIFY = '/api/verify?file=declaration.txt&start=0&end=7&quote=Harbour';

describe('GET /api/openapi.json', () => {
  it('is OpenAPI 3.1 with a summary and a success for every route', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const item of Object.values(document.paths)) {
      for (const operation of Object.values(item)) {
        expect(operation).toHaveProperty('summary', expect.stringMatching(/\w/));
        expect(operation.responses).toHaveProperty('200');
      }
    }
  });

  it.each([
    ['post', '/api/ask', [400, 401, 408, 413, 415, 429, 500, 503]],
    ['post', '/api/feedback', [400, 401, 404, 408, 413, 415, 429, 500]],
    ['get', '/api/starters', [429, 500, 503]],
    ['get', '/api/documents', [429, 500, 503]],
    ['get', '/api/documents/{id}', [404, 429, 500, 503]],
    ['get', '/api/passages/{id}', [404, 429, 500, 503]],
    ['get', '/api/verify', [400, 404, 429, 500, 503]],
    ['get', '/api/health', [500, 503]],
    ['get', '/api/health/ready', [500, 503]],
    ['get', '/api/health/live', [500]],
    ['get', '/api/openapi.json', [429, 500]],
    ['get', '/api/docs', [429, 500]],
  ])('describes %s %s and how it fails', (method, path, statuses) => {
    const failing = [...statuses, 403, 421].sort();
    const responses = document.paths[path]?.[method]?.responses ?? {};
    expect(Object.keys(responses)).toEqual([200, ...failing].map(String));
    for (const status of failing) expect(responses[status]?.content).toHaveProperty('application/problem+json');
  });

  it('describes every route there is', () => {
    const routed = new Set(
      app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/')).map(({ path }) => path),
    );
    const described = Object.keys(document.paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
    expect([...routed].filter((path) => path !== '/api/docs.css').sort()).toEqual(described.sort());
  });
});

const successes = [
  ['get', '/api/starters', '/api/starters'],
  ['get', '/api/documents', '/api/documents'],
  ['get', '/api/documents/{id}', '/api/documents/harbour-declaration'],
  ['get', '/api/documents/{id}', '/api/documents/tidal-centre'],
  ['get', '/api/passages/{id}', '/api/passages/harbour-declaration-4'],
  ['get', '/api/passages/{id}', '/api/passages/tidal-centre-1'],
  ['get', '/api/verify', VERIFY],
  ['get', '/api/health', '/api/health'],
  ['get', '/api/health/ready', '/api/health/ready'],
  ['get', '/api/health/live', '/api/health/live'],
  ['get', '/api/openapi.json', '/api/openapi.json'],
] as const;

const failures = [
  ['get', '/api/documents/{id}', '/api/documents/nobody', {}, 404],
  ['get', '/api/passages/{id}', '/api/passages/nobody', {}, 404],
  ['get', '/api/verify', '/api/verify', {}, 400],
  ['post', '/api/ask', '/api/ask', json({}), 400],
  ['post', '/api/ask', '/api/ask', { method: 'POST', body: 'x' }, 415],
  ['post', '/api/ask', '/api/ask', json({ question: 'x' }), 500],
  ['post', '/api/feedback', '/api/feedback', json({ answer: 'x', helpful: 'very' }), 400],
  ['post', '/api/feedback', '/api/feedback', json({ answer: 'x', helpful: true }), 404],
] as const;

describe('replies', () => {
  it.each(successes)('%s %s: %s is as described, to the field', async (method, path, url) => {
    const reply = await app.request(url);
    expect(reply.status).toBe(200);
    expect(replySchema(document, method, path, 200).safeParse(await reply.json()).error).toBeUndefined();
  });

  it.each(failures)('%s %s: %s fails as described', async (method, path, url, init, status) => {
    const reply = await app.request(url, init);
    expect(reply.status).toBe(status);
    expect(replySchema(document, method, path, status).safeParse(await reply.json()).error).toBeUndefined();
  });

  it('are checked by something that can fail', () => {
    const verify = replySchema(document, 'get', '/api/verify', 200);
    expect(verify.safeParse({ verbatim: 'yes' }).success).toBe(false);
    expect(verify.safeParse({ verbatim: true, more: 1 }).success).toBe(false);
  });

  it('never name a place on this machine', async () => {
    const urls = [
      ...successes.map(([, , url]) => url),
      ...failures.map(([, , url]) => url),
      '/',
      '/nothing',
      '/api/docs',
    ];
    const places = [process.cwd(), homedir(), tmpdir(), 'node_modules', 'file://'].filter((place) => place !== '/');
    for (const url of urls) {
      const text = await (await app.request(url)).text();
      for (const place of places) expect(text, url).not.toContain(place);
    }
  });
});
