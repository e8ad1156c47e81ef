import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { smallApp } from '../support/http-app.ts';

const pages = mkdtempSync(join(tmpdir(), 'communique-widget-'));
afterAll(() => rmSync(pages, { recursive: true }));
mkdirSync(join(pages, 'widget'));
writeFileSync(join(pages, 'widget.js'), 'customElements;');
writeFileSync(join(pages, 'widget', 'panel-3f9a.js'), 'export {};');
writeFileSync(join(pages, 'communique-chat.d.ts'), 'export {};');

describe('the widget’s files', () => {
  const { app } = smallApp({ pages });
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers: { Origin: 'https://news.example', ...headers } });

  it.each([
    ['/widget.js', 'text/javascript; charset=utf-8', 'public, max-age=300'],
    ['/widget/panel-3f9a.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/communique-chat.d.ts', 'text/plain; charset=utf-8', 'public, max-age=300'],
  ])('%s is for pages of any origin', async (path, type, cache) => {
    const { headers } = await get(path);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.has('Access-Control-Allow-Credentials')).toBe(false);
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(headers.get('Content-Type')).toBe(type);
    expect(headers.get('Cache-Control')).toBe(cache);
  });

  it('sends the script again only when it has changed, and lets any origin read that it has not', async () => {
    const etag = (await get('/widget.js')).headers.get('ETag') ?? '';
    expect(etag).not.toBe('');
    const again = await get('/widget.js', { 'If-None-Match': etag });
    expect(again.status).toBe(304);
    expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it('does not keep for ever that a file of the widget is missing', async () => {
    const reply = await get('/widget/panel-0000.js');
    expect(reply.status).toBe(404);
    expect(reply.headers.get('Cache-Control')).toBe('no-store');
  });
});
