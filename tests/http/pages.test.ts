import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { smallApp } from '../support/http-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'communique-pages-'));
const pages = join(folder, 'dist');
mkdirSync(join(pages, 'assets'), { recursive: true });
writeFileSync(join(folder, 'secret.txt'), 'outside');
writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Communiqué</title>');
writeFileSync(join(pages, 'assets', 'main-3f9a.js'), 'export {};');
const script = Buffer.from('export const title = "Communiqué";\n'.repeat(100));
const built = join(pages, 'assets', 'page-7c1d.js');
writeFileSync(built, script);
writeFileSync(`${built}.br`, brotliCompressSync(script));
writeFileSync(`${built}.gz`, gzipSync(script, { level: 0 }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the pages', () => {
  const { app } = smallApp({ pages });

  it.each(['/', '/?q=tidal', '/documents', '/documents/tidal-centre?from=1&to=5#tidal-centre-2', '/documents/nobody'])(
    '%s is the shell that the client fills',
    async (path) => {
      const reply = await app.request(path);
      expect(reply.status).toBe(200);
      expect(reply.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      expect(reply.headers.get('Cache-Control')).toBe('no-cache');
      expect(reply.headers.get('ETag')).toMatch(/^"\w+"$/);
      expect(await reply.text()).toContain('<title>Communiqué</title>');
    },
  );

  it('does not send a page again that has not changed', async () => {
    const etag = (await app.request('/')).headers.get('ETag') ?? '';
    expect((await app.request('/', { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  it('lets a file whose name has a hash be kept for ever', async () => {
    const reply = await app.request('/assets/main-3f9a.js');
    expect(reply.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(reply.headers.get('Content-Type')).toContain('text/javascript');
  });

  it.each([
    ['br', 'gzip, deflate, br', '.br', brotliDecompressSync],
    ['gzip', 'gzip', '.gz', gunzipSync],
  ] as const)(
    'are sent by %s as they were packed when they were built, and once',
    async (encoding, accepted, ending, unpack) => {
      const headers = { 'Accept-Encoding': accepted };
      const reply = await app.request('/assets/page-7c1d.js', { headers });
      expect(reply.status).toBe(200);
      expect(reply.headers.get('Content-Encoding')).toBe(encoding);
      expect(reply.headers.get('Content-Type')).toContain('text/javascript');
      expect(reply.headers.get('Vary')).toBe('Accept-Encoding');
      const bytes = Buffer.from(await reply.arrayBuffer());
      expect(bytes).toEqual(readFileSync(`${built}${ending}`));
      expect(unpack(bytes)).toEqual(script);
      const etag = reply.headers.get('ETag') ?? '';
      expect(etag).toMatch(/^"[^"]+"$/);
      const again = await app.request('/assets/page-7c1d.js', { headers: { ...headers, 'If-None-Match': etag } });
      expect(again.status).toBe(304);
      expect(again.headers.get('Vary')).toBe('Accept-Encoding');
      const plain = await app.request('/assets/page-7c1d.js', { headers: { 'If-None-Match': etag } });
      expect(plain.status).toBe(200);
      expect(Buffer.from(await plain.arrayBuffer())).toEqual(script);
    },
  );

  it.each(['/nothing', '/documents/a/b', '/assets/main-0000.js'])(
    'shows a browser the client at %s too, which says that nothing is there',
    async (path) => {
      const reply = await app.request(path, { headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
      expect(reply.status).toBe(404);
      expect(reply.headers.get('Content-Type')).toContain('text/html');
      expect(reply.headers.get('Cache-Control')).toBe('no-store');
      expect(await reply.text()).toContain('<title>Communiqué</title>');
    },
  );

  it.each([
    ['/nothing', '*/*'],
    ['/nothing', 'application/json'],
    ['/api/nothing', 'text/html'],
  ])('tells whoever asks for %s as %s in the form of the API', async (path, accept) => {
    const reply = await app.request(path, { headers: { Accept: accept } });
    expect(reply.status).toBe(404);
    expect(reply.headers.get('Content-Type')).toBe('application/problem+json');
  });

  it('does not keep for ever that a file is missing', async () => {
    const reply = await app.request('/assets/main-0000.js');
    expect(reply.status).toBe(404);
    expect(reply.headers.get('Cache-Control')).toBe('no-store');
  });

  it('keeps everything else to its own origin', async () => {
    const reply = await app.request('/assets/main-3f9a.js', { headers: { Origin: 'https://news.example' } });
    expect(reply.headers.has('Access-Control-Allow-Origin')).toBe(false);
    expect(reply.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
  });

  it.each([
    ['dots', '/../secret.txt'],
    ['encoded dots', '/%2e%2e/secret.txt'],
    ['an encoded slash', '/..%2fsecret.txt'],
    ['a doubly encoded slash', '/..%252fsecret.txt'],
    ['a backslash', '/..\\secret.txt'],
    ['an encoded backslash', '/..%5csecret.txt'],
    ['dots inside the assets', '/assets/../../secret.txt'],
    ['two slashes', '//secret.txt'],
    ['a null character', '/index.html%00.txt'],
  ])('cannot be left by %s', async (_, path) => {
    const reply = await app.request(`http://localhost${path}`);
    expect(reply.status).toBe(404);
    expect(await reply.text()).not.toContain('outside');
  });
});

describe('the pages before they are built', () => {
  const { app } = smallApp({ pages: join(folder, 'not-built') });

  it('say what command builds them, and not where', async () => {
    const reply = await app.request('/');
    expect(reply.status).toBe(503);
    const text = await reply.text();
    expect(text).toContain('npm run build');
    expect(text).not.toContain(folder);
  });
});
