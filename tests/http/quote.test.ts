import { describe, expect, it } from 'vitest';
import { smallApp } from '../support/http-app.ts';

const { app, serving } = smallApp();
const PROVISION = 'The ministers welcome the “Open Quays” programme. They will fund it until 2030.';

/** Where the small corpus says this. */
function addressOf(words: string): string {
  const file = serving.corpus.files.find(({ text }) => text.includes(words));
  if (!file) throw new Error(`No file says "${words}".`);
  const start = file.text.indexOf(words);
  return `/quote?${new URLSearchParams({ file: file.name, start: `${start}`, end: `${start + words.length}` })}`;
}

/** What a reader of the page's source gets to see. */
const plain = (page: string) =>
  page
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('a quotation as a page of its own', () => {
  it('shows the words, marked, in their passage, with their source', async () => {
    const reply = await app.request(addressOf('They will fund it until 2030.'));
    expect(reply.status).toBe(200);
    const page = await reply.text();
    expect(page).toContain('<mark>They will fund it until 2030.</mark>');
    expect(plain(page)).toContain(PROVISION);
    expect(plain(page)).toMatch(/Harbour Declaration of the Council of Ministers.+I ¶1 · 3 March 2024/s);
    expect(page).toMatch(/href="\/documents\/[^"?]+\?from=\d+&amp;to=\d+#[^"]+"/);
  });

  it('shows what was cut when it is asked for a part of a sentence', async () => {
    const page = await (await app.request(addressOf('ministers support a research centre'))).text();
    expect(plain(page)).toContain('The ministers support a research centre for tidal energy in Port Amity.');
  });

  it('escapes what the source says', async () => {
    const page = await (await app.request(addressOf('<in all weathers> & seasons'))).text();
    expect(page).toContain('<mark>&lt;in all weathers&gt; &amp; seasons</mark>');
  });

  it('may be framed by any site, and runs nothing', async () => {
    for (const path of [addressOf(PROVISION), '/quote', '/quote.css']) {
      const { headers } = await app.request(path);
      const policy = headers.get('Content-Security-Policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain('frame-ancestors *');
      expect(policy).not.toContain('script-src');
      expect(headers.has('X-Frame-Options')).toBe(false);
    }
    expect(await (await app.request(addressOf(PROVISION))).text()).not.toContain('<script');
  });

  it.each([
    ['nothing', '/quote', 400],
    ['an offset that is no number', '/quote?file=declaration.txt&start=-1&end=x', 400],
    ['a file that is not there', '/quote?file=nobody.txt&start=0&end=5', 404],
    ['a file outside the corpus', '/quote?file=..%2Fpackage.json&start=0&end=5', 404],
    ['an end before the start', '/quote?file=declaration.txt&start=9&end=4', 404],
    ['a place beyond the end', '/quote?file=declaration.txt&start=0&end=99999', 404],
    ['more than a quotation', '/quote?file=declaration.txt&start=0&end=300', 404],
  ])('does not show %s', async (_, path, status) => {
    const reply = await app.request(path);
    expect(reply.status).toBe(status);
    expect(reply.headers.get('Content-Type')).toContain('text/html');
    expect(await reply.text()).not.toContain('<mark>');
  });

  it('says that the documents are not there yet', async () => {
    const { app: loading } = smallApp({ current: () => undefined });
    expect((await loading.request('/quote?file=declaration.txt&start=0&end=5')).status).toBe(503);
  });
});
