import { Window } from 'happy-dom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slice } from '../../embeddings/span.ts';
import type { App, Serving } from '../../server/app.ts';
import { AskReply } from '../../server/contract/ask.ts';
import { DocumentDetail } from '../../server/contract/documents.ts';
import { formatReply } from '../../server/format-reply.ts';
import { inert, inertJson } from '../../server/inert.ts';
import { HOSTILE_FILE, HOSTILE_SENTENCES, HOSTILE_TITLE } from '../support/hostile-seeds.ts';
import { type HostileFolders, hostileServing } from '../support/hostile-serving.ts';
import { json, smallApp } from '../support/http-app.ts';

let app: App;
let serving: Serving;
let folders: HostileFolders;
beforeAll(async () => {
  ({ serving, folders } = await hostileServing());
  ({ app } = smallApp({ current: () => serving }));
});
afterAll(() => folders.remove());

/** Where each sentence stands, found by its words. */
function places() {
  const [file] = serving.corpus.files;
  return HOSTILE_SENTENCES.map((words) => {
    const start = file?.text.indexOf(words) ?? -1;
    return { words, start, end: start + words.length };
  });
}

async function ask(question: string): Promise<AskReply> {
  const reply = await app.request('/api/ask', json({ question, limit: 20 }));
  return AskReply.parse(await reply.json());
}

/** Elements and attributes of a page that run or fetch something, as a browser would find them. */
function activeParts(html: string): string[] {
  const { document } = new Window();
  document.write(html);
  return [...document.querySelectorAll('*')].flatMap((element) => {
    const name = element.tagName.toLowerCase();
    const isActive = /^(script|iframe|img|svg|style|object|embed|form|textarea|base)$/.test(name);
    const handlers = [...element.attributes].filter(
      ({ name: each, value }) => /^on/i.test(each) || /^\s*javascript:/i.test(value ?? ''),
    );
    return [...(isActive ? [name] : []), ...handlers.map(({ name: each }) => `${name}[${each}]`)];
  });
}

describe('a document that attacks whoever shows it', () => {
  it('is cut into its sentences, to the character', () => {
    const text = serving.corpus.files[0]?.text ?? '';
    expect(serving.corpus.sentences.map((sentence) => slice(text, sentence))).toEqual(HOSTILE_SENTENCES);
  });

  it('is quoted exactly, and the server vouches for every quote', async () => {
    for (const { words, start, end } of places()) {
      const query = new URLSearchParams({ file: HOSTILE_FILE, start: `${start}`, end: `${end}`, quote: words });
      expect(await (await app.request(`/api/verify?${query}`)).json(), words).toEqual({ verbatim: true });
    }
    const { text, title } = DocumentDetail.parse(
      await (await app.request('/api/documents/hostile-declaration')).json(),
    );
    expect(title).toBe(HOSTILE_TITLE);
    for (const { words } of places()) expect(text).toContain(words);
  });

  it('is cited with offsets that hold, in JSON that no browser takes for a page', async () => {
    const text = serving.corpus.files[0]?.text ?? '';
    for (const words of HOSTILE_SENTENCES) {
      const { citations, closest } = await ask(words.slice(0, 500));
      for (const { quote, start, end } of [...citations, ...closest]) expect(text.slice(start, end)).toBe(quote);
    }
    const { headers } = await app.request('/api/documents/hostile-declaration');
    expect(headers.get('Content-Type')).toBe('application/json');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('is inert on the page of a quotation', async () => {
    for (const { words, start, end } of places()) {
      const query = new URLSearchParams({ file: HOSTILE_FILE, start: `${start}`, end: `${end}` });
      const reply = await app.request(`/quote?${query}`);
      expect(reply.status).toBe(200);
      const html = await reply.text();
      expect(activeParts(html), words).toEqual([]);
      const { document } = new Window();
      document.write(html);
      expect(document.querySelector('mark')?.textContent).toBe(words);
      expect(document.querySelector('h1')?.textContent).toBe(HOSTILE_TITLE);
      expect(document.querySelector('bdi')?.textContent).not.toBe('');
    }
  });

  it('puts nothing into the examples of /api/docs that a terminal would obey', async () => {
    const html = await (await app.request('/api/docs')).text();
    expect(activeParts(html)).toEqual([]);
    expect(html.replaceAll('\n', '')).toBe(inert(html.replaceAll('\n', '')));
  });

  it('is inert in a terminal, as text and as JSON', async () => {
    for (const words of HOSTILE_SENTENCES) {
      const reply = await ask(words.slice(0, 500));
      const shown = formatReply(reply).split('\n');
      for (const line of shown) expect(line).toBe(inert(line));
      const printed = inertJson(JSON.stringify(reply, null, 2));
      expect(printed.split('\n').map(inert)).toEqual(printed.split('\n'));
      expect(JSON.parse(printed)).toEqual(reply);
    }
  });
});
