import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkerEmbedder } from '../../embeddings/embedders/worker.ts';
import { AskReply } from '../../server/contract/ask.ts';
import { CONTROLS, HOSTILE_FILE, HOSTILE_SENTENCES, HOSTILE_TITLE, MARKUP } from '../support/hostile-seeds.ts';
import { type HostileFolders, hostileFolders } from '../support/hostile-serving.ts';
import { json } from '../support/http-app.ts';
import { ask, Reader, sourceOf } from '../support/reader.ts';
import { setUpHost } from '../support/set-up.ts';
import { askWidget, hostPage, strictPolicy, visitSite } from '../support/widget-page.ts';

let folders: HostileFolders;
const setUp = setUpHost(async () => {
  const embedder = await createWorkerEmbedder();
  folders = await hostileFolders(embedder).finally(() => embedder.close());
  return { SEEDS_DIR: folders.seedsDir, INDEX_DIR: folders.indexDir };
});
let reader: Reader;
beforeAll(() => {
  reader = new Reader(setUp.browser, setUp.server.origin);
});
afterAll(() => folders.remove());

/** Whether any of the document's scripts has left its trace. */
const wasRun = (page: Page) => page.evaluate(() => 'wasRun' in globalThis);

/** Elements that only the document could have brought. */
const BROUGHT = 'img, iframe, style, svg[onload], [onerror], [onload], [onmouseover], a[href^="javascript"]';

/** Whether what an element says can turn what stands around it. */
const turnsItsSurroundings = (element: Locator) =>
  element.evaluate((node) => {
    const { display, unicodeBidi } = getComputedStyle(node);
    return display.startsWith('inline') && unicodeBidi !== 'isolate' && unicodeBidi !== 'plaintext';
  });

/** Markup, commands to a terminal, and letters in another order; the model finds the sentence itself. */
const QUESTIONS = [MARKUP[2], CONTROLS[0], CONTROLS[2]];

/** Holds a conversation to showing every statement in the words of the source, and every citation marked in it. */
async function followAll(page: Page, article: Locator, { answer, citations }: AskReply): Promise<void> {
  expect(await article.locator('blockquote').allTextContents()).toEqual(answer.map(({ text }) => text));
  for (const quote of await article.locator('blockquote').all()) expect(await turnsItsSurroundings(quote)).toBe(false);
  const marker = article.locator('button.marker').first();
  await marker.hover();
  await page.getByRole('tooltip').first().waitFor();
  await marker.click();
  const source = sourceOf(page);
  await expect.poll(() => source.locator('mark').allTextContents()).toEqual([citations[0]?.quote]);
  expect(await source.locator('h2').first().textContent()).toBe(HOSTILE_TITLE);
  expect(await turnsItsSurroundings(source.locator('mark'))).toBe(false);
  await source.getByRole('button', { name: 'Close the source' }).click();
}

describe('a document that attacks whoever shows it', () => {
  it('is answered from, previewed and opened without anything running', async () => {
    const page = await reader.visit('/');
    for (const sentence of QUESTIONS) {
      const { reply, article } = await ask(page, sentence);
      expect(reply.status).toBe('answered');
      await followAll(page, article, reply);
    }
    expect(await page.locator(BROUGHT).count()).toBe(0);
    expect(await wasRun(page)).toBe(false);
  });

  it('stands in the library and on its own page in its own words', async () => {
    const page = await reader.visit('/documents');
    const title = page.getByRole('heading', { level: 2 }).first();
    expect(await title.textContent()).toBe(HOSTILE_TITLE);
    expect(await turnsItsSurroundings(title.locator('a'))).toBe(false);
    for (const part of await page.locator('.source-line > *').all())
      expect(await turnsItsSurroundings(part)).toBe(false);
    await title.locator('a').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const text = (await page.locator('.document-text').textContent()) ?? '';
    for (const sentence of HOSTILE_SENTENCES) expect(text).toContain(sentence);
    expect(await page.locator(BROUGHT).count()).toBe(0);
    expect(await wasRun(page)).toBe(false);
  });

  it.each(['/quote', '/api/docs'])('is inert on %s', async (path) => {
    const asked = await fetch(`${setUp.server.origin}/api/ask`, json({ question: MARKUP[0] }));
    const [citation] = AskReply.parse(await asked.json()).citations;
    const place = { file: HOSTILE_FILE, start: `${citation?.start}`, end: `${citation?.end}` };
    const page = await reader.visit(path === '/quote' ? `/quote?${new URLSearchParams(place)}` : path);
    if (path === '/quote') expect(await page.locator('mark').textContent()).toBe(citation?.quote);
    expect(await page.locator(BROUGHT).count()).toBe(0);
    expect(await wasRun(page)).toBe(false);
  });

  it('does nothing in the widget on a page with the strictest policy', async () => {
    setUp.site.serve(hostPage(setUp.server, '<communique-chat></communique-chat>'), strictPolicy(setUp.server));
    const { page, offences } = await visitSite(setUp.browser, setUp.site, setUp.server);
    const widget = page.locator('communique-chat');
    for (const sentence of QUESTIONS) {
      const { reply, article } = await askWidget(widget, sentence);
      await followAll(page, article, reply);
    }
    expect(await widget.locator(BROUGHT).count()).toBe(0);
    expect(await wasRun(page)).toBe(false);
    expect(offences).toEqual([]);
    await page.context().close();
  });

  it('broke no policy, called no other origin and threw nothing on any of these pages', () => {
    expect(reader.pages).toBeGreaterThan(3);
    expect(reader.offences).toEqual([]);
  });
});
