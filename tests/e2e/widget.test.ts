import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostSite, startHostSite } from '../support/host-site.ts';
import { setUpHost } from '../support/set-up.ts';
import {
  askWidget,
  focusedName,
  hostPage,
  QUESTION,
  strictPolicy,
  type VisitedPage,
  visitSite,
} from '../support/widget-page.ts';

const setUp = setUpHost();
let stranger: HostSite;

beforeAll(async () => {
  stranger = await startHostSite();
});

afterAll(() => stranger?.stop());

/** A visit to a page with this in it, under the strictest policy. */
async function visit(body: string, size = { width: 1000, height: 800 }): Promise<VisitedPage> {
  setUp.site.serve(hostPage(setUp.server, body), strictPolicy(setUp.server));
  return visitSite(setUp.browser, setUp.site, setUp.server, { viewport: size });
}

const widgetOn = (page: Page) => page.locator('communique-chat');

describe('a visitor of another site', () => {
  it.each([
    ['inline', 1000, 800],
    ['inline', 320, 640],
    ['floating', 1000, 800],
    ['floating', 375, 667],
  ])(
    'asks and follows every citation to its sentence, %s at %i × %i, under a strict policy',
    async (mode, width, height) => {
      const { page, offences } = await visit(`<communique-chat mode="${mode}"></communique-chat>`, { width, height });
      if (mode === 'floating') await page.getByRole('button', { name: 'Ask the documents' }).click();
      const { reply, article } = await askWidget(widgetOn(page));
      expect(await article.locator('blockquote').allTextContents()).toEqual(reply.answer.map(({ text }) => text));
      for (const { id, document, quote, href } of reply.citations.slice(0, 3)) {
        await page.getByRole('button', { name: `Citation ${id}: ${document.title}`, exact: true }).click();
        const source = page.getByRole('region', { name: 'Source', exact: true });
        await source.getByText('Verified: these words stand in the source.').waitFor();
        await expect.poll(() => source.locator('mark').allTextContents()).toEqual([quote]);
        expect(await source.locator('.block').count()).toBeGreaterThan(1);
        const link = source.getByRole('link', { name: 'Open the document’s page' });
        expect(await link.getAttribute('href')).toBe(setUp.server.origin + href);
        await source.getByRole('button', { name: 'Close the source' }).click();
      }
      expect(offences).toEqual([]);
    },
  );

  it('gets the launcher alone until it is pressed', async () => {
    const { page } = await visit('<communique-chat mode="floating"></communique-chat>');
    const loaded = () =>
      page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    await page.getByRole('button', { name: 'Ask the documents' }).waitFor();
    expect(await loaded()).toEqual(['/widget.js']);
    await page.getByRole('button', { name: 'Ask the documents' }).click();
    await page.getByRole('textbox').waitFor();
    // Opened by a click, the panel may find the pointer over it, and fetch what shows answers as well.
    const parts = (await loaded()).filter((path) => path.startsWith('/widget/'));
    for (const part of [/panel-/, /core-/]) expect(parts).toContainEqual(expect.stringMatching(part));
  });

  it('does it all with the keyboard, and the focus comes back to where it was', async () => {
    const { page } = await visit('<a href="#">Home</a><communique-chat mode="floating"></communique-chat>');
    await page.getByRole('button', { name: 'Ask the documents' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).toBe('Ask the documents');
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedName(page)).toBe('textarea');
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    for (let presses = 0; presses < 200 && !(await focusedName(page)).startsWith('Citation 1:'); presses++) {
      await page.keyboard.press('Shift+Tab');
    }
    const marker = await focusedName(page);
    expect(marker).toMatch(/^Citation 1:/);
    await page.keyboard.press('Enter');
    await page.locator('mark').waitFor();
    await expect.poll(() => focusedName(page)).toBe('Source');
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedName(page)).toBe(marker);
    // The marker that has the focus again shows its preview, which is what the next Escape takes away.
    await page.getByRole('tooltip').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tooltip').waitFor({ state: 'hidden' });
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => focusedName(page)).toBe('Ask the documents');
  });

  it('types without pressing the shortcuts of the page', async () => {
    const { page } = await visit('<communique-chat></communique-chat>');
    await page.getByRole('textbox').waitFor();
    const pressed = page.evaluate(() => {
      const keys: string[] = [];
      document.addEventListener('keydown', ({ key }) => keys.push(key));
      return new Promise<string[]>((done) => document.addEventListener('done', () => done(keys)));
    });
    await page.getByRole('textbox').click();
    await page.keyboard.type('s/k');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.type('s');
    await page.evaluate(() => document.dispatchEvent(new Event('done')));
    expect(await pressed).toEqual(['s']);
  });

  it('is told when the server does not answer this site', async () => {
    stranger.serve(hostPage(setUp.server, '<communique-chat></communique-chat>'), strictPolicy(setUp.server));
    const { page } = await visitSite(setUp.browser, stranger, setUp.server);
    await page.getByRole('textbox', { name: 'Ask a question' }).fill(QUESTION);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    const said = await page.getByRole('log').locator('.failure').textContent();
    expect(said).toContain(`does not answer questions from ${stranger.origin}`);
    expect(said).toContain(`add ${stranger.origin} to ALLOWED_ORIGINS`);
  });

  it('is told when the server is away, and can try again', async () => {
    const { page } = await visit('<communique-chat></communique-chat>');
    await page.getByRole('textbox', { name: 'Ask a question' }).click();
    await page.waitForLoadState('networkidle');
    await page.route(`${setUp.server.origin}/**`, (route) => route.abort('connectionrefused'));
    await page.getByRole('textbox').fill(QUESTION);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('log').getByText('The server cannot be reached.').waitFor();
    await page.unroute(`${setUp.server.origin}/**`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('article').waitFor();
  });

  it('is told when the chat itself cannot be fetched, and can try again', async () => {
    const { page } = await visit('<communique-chat mode="floating"></communique-chat>');
    await page.getByRole('button', { name: 'Ask the documents' }).waitFor();
    await page.route(`${setUp.server.origin}/**`, (route) => route.abort('connectionrefused'));
    await page.getByRole('button', { name: 'Ask the documents' }).click();
    await page.getByText('The chat could not be loaded.').waitFor();
    await page.unroute(`${setUp.server.origin}/**`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('textbox', { name: 'Ask a question' }).waitFor();
  });
});

describe('the element', () => {
  it('obeys its methods and tells the page what happens', async () => {
    const { page } = await visit('<button>Other</button><communique-chat mode="floating"></communique-chat>');
    await page.getByRole('button', { name: 'Ask the documents' }).waitFor();
    const told = await page.evaluate(async (question) => {
      const chat = document.querySelector('communique-chat');
      if (chat === null) return [];
      const heard: [string, string][] = [];
      const next = (name: string) =>
        new Promise<void>((done) => document.addEventListener(`communique-${name}`, () => done(), { once: true }));
      chat.addEventListener('communique-open', () => heard.push(['open', '']));
      chat.addEventListener('communique-question', ({ detail }) => heard.push(['question', detail.question]));
      chat.addEventListener('communique-answer', ({ detail }) => heard.push(['answer', detail.reply.status]));
      chat.addEventListener('communique-citation', ({ detail }) => heard.push(['citation', `${detail.citation.id}`]));
      chat.addEventListener('communique-close', () => heard.push(['close', '']));
      document.querySelector('button')?.focus();
      const answered = next('answer');
      chat.ask(question);
      await answered;
      const cited = next('citation');
      const marker = () => chat.shadowRoot?.querySelector<HTMLElement>('[aria-label^="Citation 1:"]');
      while (!marker()) await new Promise(requestAnimationFrame);
      marker()?.click();
      await cited;
      chat.close();
      return heard;
    }, QUESTION);
    expect(told).toEqual([
      ['open', ''],
      ['question', QUESTION],
      ['answer', 'answered'],
      ['citation', '1'],
      ['close', ''],
    ]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Other');
  });

  it('follows its attributes while it is shown, and keeps its conversation', async () => {
    const { page } = await visit('<communique-chat kinds="declaration, statement"></communique-chat>');
    const set = (name: string, value: string) =>
      widgetOn(page).evaluate((chat, [name, value]) => chat.setAttribute(name ?? '', value ?? ''), [name, value]);
    const asking = page.waitForRequest('**/api/ask');
    await askWidget(widgetOn(page));
    expect((await asking).postDataJSON()).toMatchObject({ kinds: ['declaration', 'statement'] });
    await set('heading', 'Ask the ministry');
    await page.getByRole('region', { name: 'Ask the ministry' }).waitFor();
    await set('placeholder', 'What was said?');
    expect(await page.getByRole('textbox').getAttribute('placeholder')).toBe('What was said?');
    await set('theme', 'dark');
    const paper = () =>
      page
        .getByRole('region', { name: 'Ask the ministry' })
        .evaluate((frame) => getComputedStyle(frame).backgroundColor);
    expect(await paper()).toBe('rgb(20, 22, 26)');
    await set('theme', 'light');
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await set('mode', 'floating');
    await page.getByRole('button', { name: 'Ask the ministry' }).click();
    expect(await page.getByRole('dialog', { name: 'Ask the ministry' }).getByRole('article').count()).toBe(1);
    await set('documents', 'tianjin-declaration');
    const narrowed = page.waitForRequest('**/api/ask');
    await askWidget(widgetOn(page), 'And about youth?');
    expect((await narrowed).postDataJSON()).toMatchObject({ documents: ['tianjin-declaration'] });
  });

  it('takes its colours, radius and type size from the page', async () => {
    setUp.site.serve(
      hostPage(
        setUp.server,
        '<communique-chat></communique-chat>',
        `<style>communique-chat { --communique-paper: rgb(1, 2, 3); --communique-radius: 11px; --communique-font-size: 20px }
         communique-chat::part(heading) { text-transform: uppercase }</style>`,
      ),
    );
    const { page } = await visitSite(setUp.browser, setUp.site, setUp.server);
    const frame = page.getByRole('region', { name: 'Ask the documents' });
    const style = await frame.evaluate((node) => {
      const { backgroundColor, borderRadius, fontSize } = getComputedStyle(node);
      return { backgroundColor, borderRadius, fontSize };
    });
    expect(style).toEqual({ backgroundColor: 'rgb(1, 2, 3)', borderRadius: '11px', fontSize: '20px' });
    const heading = page.getByRole('heading', { name: 'Ask the documents' });
    expect(await heading.evaluate((node) => getComputedStyle(node).textTransform)).toBe('uppercase');
  });
});
