import { describe, expect, it } from 'vitest';
import { smallApp } from '../support/http-app.ts';

const { app } = smallApp({ allowedHosts: ['communique.example'] });
const page = async () => (await app.request('http://communique.example/api/docs')).text();

/** The commands on the page, as a reader copies them. */
const commands = (text: string) =>
  [...text.matchAll(/<pre[^>]*><code>(.*?)<\/code><\/pre>/gs)].map(([, command = '']) =>
    command.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
  );

describe('GET /api/docs', () => {
  it('is a page without script, inline style or anything from elsewhere', async () => {
    const text = await page();
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
    const links = [...text.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, link]) => link);
    expect(links.filter((link) => !/^[#/]|^data:,$/.test(link ?? ''))).toEqual([]);
  });

  it('has one heading of the first rank, a language, landmarks and a way past the contents', async () => {
    const text = await page();
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text).toMatch(/<html lang="en">/);
    expect(text).toContain('<nav aria-label="Contents">');
    expect(text).toContain('<main id="routes"');
    expect(text).toContain('<a class="skip" href="#routes">');
  });

  it('has no two ids alike, and no link to an anchor that is missing', async () => {
    const text = await page();
    const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const anchors = [...text.matchAll(/\shref="#([^"]*)"/g)].map(([, anchor]) => anchor);
    expect(anchors.length).toBeGreaterThan(10);
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
  });

  it('has a command for every route, with values of what is indexed', async () => {
    const all = commands(await page());
    const document = (await (await app.request('/api/openapi.json')).json()) as { paths: object };
    expect(all).toHaveLength(Object.keys(document.paths).length);
    expect(all).toContain("curl 'http://communique.example/api/documents/harbour-declaration'");
  });

  it('has commands for reading that work as they stand', async () => {
    const reading = commands(await page()).filter((command) => !command.includes('-d '));
    for (const command of reading) {
      const [url = '', ...fields] = [...command.matchAll(/'([^']*)'/g)].map(([, part = '']) => part);
      const query = new URLSearchParams(fields.map((field) => field.split(/=(.*)/s).slice(0, 2)));
      const reply = await app.request(`${url}?${query}`);
      expect(reply.status, command).toBe(200);
      if (url.endsWith('/verify')) expect(await reply.json()).toEqual({ verbatim: true });
    }
  });

  it('escapes what it is told, wherever it comes from', async () => {
    const reply = await app.request('/api/docs', { headers: { Host: '"><script>alert(1)</script>' } });
    expect(await reply.text()).not.toContain('<script');
  });

  it('has its style sheet', async () => {
    const reply = await app.request('/api/docs.css');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('Content-Type')).toContain('text/css');
    expect(await reply.text()).toContain('prefers-color-scheme: dark');
  });
});
