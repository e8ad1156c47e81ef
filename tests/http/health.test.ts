import { describe, expect, it } from 'vitest';
import { smallApp } from '../support/http-app.ts';

describe('GET /api/health', () => {
  it.each(['/api/health', '/api/health/ready'])(
    '%s says what it answers from once the index is loaded',
    async (path) => {
      const reply = await smallApp().app.request(path);
      expect(reply.status).toBe(200);
      expect(reply.headers.get('Cache-Control')).toBe('no-store');
      expect(await reply.json()).toEqual({
        status: 'ready',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
        fingerprint: 'small-1',
        feedback: false,
        counts: { files: 2, documents: 2, passages: 10, sentences: 6 },
      });
    },
  );

  it('says that it is alive before it is ready, and after', async () => {
    for (const { app } of [smallApp({ current: () => undefined }), smallApp()]) {
      const reply = await app.request('/api/health/live');
      expect(reply.status).toBe(200);
      expect(await reply.json()).toEqual({ status: 'alive' });
    }
  });

  it.each([
    '/api/health',
    '/api/health/ready',
    '/api/documents',
    '/api/documents/tidal-centre',
    '/api/passages/tidal-centre-1',
  ])('%s answers 503 with the reason, and when to try again, until then', async (path) => {
    const reply = await smallApp({ current: () => undefined }).app.request(path);
    expect(reply.status).toBe(503);
    expect(reply.headers.get('Content-Type')).toBe('application/problem+json');
    expect(Number(reply.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await reply.json()).toMatchObject({ status: 503, detail: expect.stringContaining('still being loaded') });
  });

  it('leaves checks that succeed out of the log, not those that fail', async () => {
    const ready = smallApp();
    for (const path of ['/api/health', '/api/health/live', '/api/health/ready']) await ready.app.request(path);
    await ready.app.request('/api/documents');
    expect(ready.logged.map((entry) => JSON.parse(entry).path)).toEqual(['/api/documents']);
    const loading = smallApp({ current: () => undefined });
    await loading.app.request('/api/health');
    expect(loading.logged.map((entry) => JSON.parse(entry).status)).toEqual([503]);
  });

  it('describes the API even before the index is loaded', async () => {
    const { app } = smallApp({ current: () => undefined });
    expect((await app.request('/api/openapi.json')).status).toBe(200);
    expect((await app.request('/api/docs')).status).toBe(200);
  });
});
