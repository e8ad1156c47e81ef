import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { HOSTILE_STYLE } from '../support/hostile-style.ts';
import { setUpHost } from '../support/set-up.ts';
import { accessibilityViolations, horizontalOverflow } from '../support/watched-page.ts';
import { askWidget, hostPage, QUESTION, strictPolicy, visitSite } from '../support/widget-page.ts';

const setUp = setUpHost();

async function visit(html: string, options: Parameters<typeof visitSite>[3] = {}, strict = true) {
  setUp.site.serve(html, strict ? strictPolicy(setUp.server) : {});
  return visitSite(setUp.browser, setUp.site, setUp.server, options);
}

describe('on a page that is hard on what is put into it', () => {
  const hostile = (body: string) =>
    hostPage(setUp.server, `${body}<i class="cover"></i>`, HOSTILE_STYLE).replace('<html', '<html dir="rtl"');

  it('floats above everything at its own size, answers, and opens a source', async () => {
    const { page, offences } = await visit(
      hostile('<b class="trap"><communique-chat mode="floating" theme="light"></communique-chat></b>'),
      {},
      false,
    );
    const launcher = page.getByRole('button', { name: 'Ask the documents' });
    await launcher.click();
    expect(await launcher.boundingBox()).toEqual({ x: 20, y: 724, width: 56, height: 56 });
    const panel = page.getByRole('dialog', { name: 'Ask the documents' });
    expect(await panel.boundingBox()).toEqual({ x: 20, y: 112, width: 400, height: 600 });
    const { article } = await askWidget(page.locator('communique-chat'));
    const quote = article.locator('blockquote').first();
    const style = await quote.evaluate((node) => {
      const { color, direction, fontSize } = getComputedStyle(node);
      return { color, direction, fontSize };
    });
    expect(style).toEqual({ color: 'rgb(21, 23, 28)', direction: 'ltr', fontSize: '19px' });
    await article.getByRole('button', { name: /^Citation 1:/ }).click();
    await panel.locator('mark').waitFor();
    expect(offences).toEqual([]);
  });

  it('stands in the text at its own height, answers, and opens a source', async () => {
    const { page, offences } = await visit(
      hostile('<communique-chat></communique-chat>').replace('class="cover"', ''),
      {},
      false,
    );
    const frame = page.getByRole('region', { name: 'Ask the documents' });
    await page.getByRole('textbox', { name: 'Ask a question' }).waitFor();
    expect((await frame.boundingBox())?.height).toBe(600);
    await askWidget(page.locator('communique-chat'));
    expect((await frame.boundingBox())?.height).toBe(600);
    await page.getByRole('button', { name: /^Citation 1:/ }).click();
    await frame.locator('mark').waitFor();
    expect(offences).toEqual([]);
  });
});

describe('the page around it', () => {
  const filler = '<p>A paragraph.</p>'.repeat(80);
  const scrolledBy = (page: Page) => page.evaluate(() => [window.scrollX, window.scrollY]);
  const heightOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

  it.each(['inline', 'floating'])('is neither scrolled nor moved nor restyled by a widget that is %s', async (mode) => {
    const { page } = await visit(
      hostPage(setUp.server, `${filler}<communique-chat mode="${mode}"></communique-chat>${filler}`),
    );
    await page.waitForFunction(() => customElements.get('communique-chat'));
    await page.evaluate(() => document.querySelector('communique-chat')?.ask('What is said about youth?'));
    await page.getByRole('article').waitFor();
    expect(await scrolledBy(page)).toEqual([0, 0]);
    const height = await heightOf(page);
    await page.evaluate((question) => document.querySelector('communique-chat')?.ask(question), QUESTION);
    await page.getByRole('article').nth(1).waitFor();
    expect(await heightOf(page)).toBe(height);
    expect(await scrolledBy(page)).toEqual([0, 0]);
    const traces = await page.evaluate(() => [
      document.querySelectorAll('head > style, head > link, body > :not(main)').length,
      document.adoptedStyleSheets.length,
      document.documentElement.getAttributeNames().join() + document.body.getAttributeNames().join(),
      document.querySelector('communique-chat')?.getAttributeNames().join(),
      document.querySelector('communique-chat')?.shadowRoot?.querySelectorAll('style, link, [style]').length,
    ]);
    expect(traces).toEqual([0, 0, 'lang', 'mode', 0]);
  });

  it('has nothing global but the element, however often the script is loaded', async () => {
    const script = `<script src="${setUp.server.origin}/widget.js"></script>`;
    const { page, offences } = await visit(
      hostPage(setUp.server, `${script}<communique-chat></communique-chat>${script}`),
    );
    await page.getByRole('textbox').waitFor();
    await page.evaluate(async (src) => {
      const again = Object.assign(document.createElement('script'), { src });
      document.body.append(again);
      await new Promise((loaded) => again.addEventListener('load', loaded));
    }, `${setUp.server.origin}/widget.js?again`);
    await askWidget(page.locator('communique-chat'));
    const added = await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name));
    });
    expect(added.filter((name) => /communique|preact|react|vite|widget|unused/i.test(name))).toEqual([]);
    expect(offences.filter((offence) => !offence.includes('frame-src'))).toEqual([]);
  });

  it('may have two, each with its own settings and its own conversation', async () => {
    const { page } = await visit(
      hostPage(
        setUp.server,
        `<communique-chat heading="The press" kinds="news" theme="dark"></communique-chat>
         <communique-chat heading="The record" kinds="declaration" mode="floating"></communique-chat>`,
      ),
    );
    const [press, record] = [page.locator('communique-chat').first(), page.locator('communique-chat').last()];
    const first = await askWidget(press, 'What is said about trade?');
    await record.getByRole('button', { name: 'The record' }).click();
    expect(await record.getByRole('article').count()).toBe(0);
    const second = await askWidget(record);
    expect(await press.getByRole('article').count()).toBe(1);
    const kindsOf = ({ citations }: typeof first.reply) => [...new Set(citations.map(({ document }) => document.kind))];
    expect(kindsOf(first.reply)).toEqual(['news']);
    expect(kindsOf(second.reply)).toEqual(['declaration']);
  });
});

describe('an element that comes and goes', () => {
  /** What the browser still holds after it has cleared away what it can. */
  async function held(session: CDPSession) {
    await session.send('HeapProfiler.collectGarbage');
    const [{ nodes, jsEventListeners }, { usedSize }] = await Promise.all([
      session.send('Memory.getDOMCounters'),
      session.send('Runtime.getHeapUsage'),
    ]);
    return { nodes, jsEventListeners, usedSize };
  }

  /** Adds an element, waits until its chat can be asked, and removes it, as often as told. */
  async function comeAndGo(page: Page, times: number) {
    await page.evaluate(async (times) => {
      for (let time = 0; time < times; time++) {
        const chat = document.createElement('communique-chat');
        chat.setAttribute('mode', time % 2 === 0 ? 'inline' : 'floating');
        document.body.append(chat);
        chat.open();
        while (!chat.shadowRoot?.querySelector('textarea')) await new Promise((done) => setTimeout(done, 0));
        chat.remove();
        await new Promise((done) => setTimeout(done, 0));
      }
    }, times);
    await page.waitForLoadState('networkidle');
  }

  it('a hundred times leaves no listener, no node and no memory behind', async () => {
    const { page, offences } = await visit(hostPage(setUp.server, ''));
    await page.waitForFunction(() => customElements.get('communique-chat'));
    const session = await page.context().newCDPSession(page);
    await comeAndGo(page, 20);
    const before = await held(session);
    await comeAndGo(page, 100);
    // The last one to go may still be on its way out; what a hundred left behind would stay.
    await expect.poll(async () => (await held(session)).jsEventListeners).toBeLessThanOrEqual(before.jsEventListeners);
    const after = await held(session);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes + 10);
    expect((after.usedSize - before.usedSize) / 100).toBeLessThan(2_000);
    expect(offences).toEqual([]);
  });

  it('keeps its conversation when it is only moved', async () => {
    const { page } = await visit(
      hostPage(setUp.server, '<communique-chat mode="floating"></communique-chat><aside></aside>'),
    );
    await page.getByRole('button', { name: 'Ask the documents' }).click();
    await askWidget(page.locator('communique-chat'));
    await page.evaluate(() => {
      const chat = document.querySelector('communique-chat');
      if (chat) document.querySelector('aside')?.append(chat);
    });
    await page.getByRole('dialog').getByRole('article').waitFor();
  });
});

describe('on a phone', () => {
  it('stays above the on-screen keyboard, and takes the whole screen', async () => {
    setUp.site.serve(
      hostPage(setUp.server, '<communique-chat mode="floating"></communique-chat>'),
      strictPolicy(setUp.server),
    );
    const { page } = await visitSite(setUp.browser, setUp.site, setUp.server, {
      viewport: { width: 320, height: 640 },
    });
    // Browsers without a keyboard have none to show: what one does to the visual viewport is done to it here.
    await page.evaluate(() => {
      const view = Object.assign(new EventTarget(), { offsetTop: 0, offsetLeft: 0, width: 320, height: 640, scale: 1 });
      Object.defineProperty(window, 'visualViewport', { value: view, configurable: true });
    });
    await page.getByRole('button', { name: 'Ask the documents' }).click();
    const panel = page.getByRole('dialog');
    await page.getByRole('textbox').waitFor();
    expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 640 });
    await askWidget(page.locator('communique-chat'));
    await page.evaluate(() => {
      Object.assign(window.visualViewport as object, { height: 300, offsetTop: 40 });
      window.visualViewport?.dispatchEvent(new Event('resize'));
    });
    expect(await panel.boundingBox()).toEqual({ x: 0, y: 40, width: 320, height: 300 });
    const box = await page.getByRole('textbox').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(340);
    const article = await page.getByRole('log').boundingBox();
    expect(article?.height).toBeGreaterThan(100);
    expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
  });
});

describe('everything it shows', () => {
  const ask = (page: Page) => askWidget(page.locator('communique-chat'));
  const states: [string, string, (page: Page) => Promise<unknown>][] = [
    ['an empty inline chat', 'inline', (page) => page.getByRole('textbox').waitFor()],
    ['an inline answer', 'inline', ask],
    ['a launcher', 'floating', (page) => page.getByRole('button', { name: 'Ask the documents' }).waitFor()],
    [
      'a floating source',
      'floating',
      async (page) => {
        await page.getByRole('button', { name: 'Ask the documents' }).click();
        await ask(page);
        await page.getByRole('button', { name: /^Citation 1:/ }).click();
        await page.getByText('Verified: these words stand in the source.').waitFor();
      },
    ],
  ];

  it.each(states)('%s has no accessibility violation, light or dark, wide or narrow', async (_, mode, arrive) => {
    for (const viewport of [
      { width: 1000, height: 800 },
      { width: 320, height: 640 },
    ]) {
      const { page } = await visit(hostPage(setUp.server, `<communique-chat mode="${mode}"></communique-chat>`), {
        viewport,
      });
      await arrive(page);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
    }
  });
});
