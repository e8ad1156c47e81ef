import { readFile } from 'node:fs/promises';
import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { startLiveServer } from '../support/live-server.ts';
import { ask, isSeen, QUESTION, QUESTION_PATH, quotesOf, Reader } from '../support/reader.ts';
import { setUpReader } from '../support/set-up.ts';

const setUp = setUpReader();

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const questionsOf = (page: Page) => page.getByRole('log').getByRole('heading', { level: 2 }).allTextContents();

/** What the page does next that asks the setUp.server, and what the server is then asked. */
async function askedBy(page: Page, act: () => Promise<unknown>): Promise<Record<string, unknown>> {
  const asking = page.waitForRequest('**/api/ask');
  await act();
  return (await asking).postDataJSON() as Record<string, unknown>;
}

describe('a conversation', () => {
  it('begins with a question that is offered, and goes on with one that is suggested', async () => {
    const page = await setUp.reader.visit('/');
    const offered = page.locator('.suggestion');
    await offered.first().click();
    const article = page.getByRole('article');
    await article.waitFor();
    expect(await article.locator('blockquote').count()).toBeGreaterThan(0);
    await ask(page, QUESTION);
    const suggestion = page.getByRole('article').last().locator('.suggestion').first();
    const words = (await suggestion.textContent()) ?? '';
    const next = await askedBy(page, () => suggestion.click());
    expect(next).toMatchObject({ question: words });
  });

  it('lets a question be put differently, in its place and in its light', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH);
    await page.getByRole('article').waitFor();
    await ask(page, 'and about artificial intelligence?');
    await ask(page, 'and about trade?');
    await page.getByRole('button', { name: 'Edit the question' }).nth(1).click();
    const box = page.getByRole('textbox', { name: 'Edited question' });
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toBe('Edit the question');
    await page.keyboard.press('Enter');
    await box.fill('and about terrorism?');
    const request = await askedBy(page, () => page.keyboard.press('Enter'));
    expect(request).toMatchObject({ question: 'and about terrorism?', history: [QUESTION] });
    await expect.poll(() => questionsOf(page)).toEqual([QUESTION, 'and about terrorism?']);
  });

  it('is kept in the setUp.browser, brought back on the next visit, and goes on from there', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH);
    await page.getByRole('article').waitFor();
    const quotes = await quotesOf(page);
    await page.goto('/');
    await press(page, 'Past conversations');
    const asked: string[] = [];
    page.on('request', (request) => request.url().endsWith('/api/ask') && asked.push(request.url()));
    await page.getByRole('dialog').getByRole('button', { name: QUESTION }).first().click();
    await page.getByRole('article').waitFor();
    expect(await quotesOf(page)).toEqual(quotes);
    expect(asked).toEqual([]);
    const request = await askedBy(page, () => ask(page, 'and about artificial intelligence?'));
    expect(request).toMatchObject({ history: [QUESTION] });
  });

  it('is forgotten, and kept no more, when the reader says so', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH);
    await page.getByRole('article').waitFor();
    await press(page, 'Past conversations');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Keep conversations in this browser' }).uncheck();
    await dialog.getByText('No conversation is kept yet.').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator(':focus').textContent()).toContain('Past conversations');
    await page.reload();
    await page.getByRole('article').waitFor();
    const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('past')));
    expect(kept).toEqual([]);
  });

  it('works where the browser keeps nothing, and says so', async () => {
    const page = await setUp.reader.open();
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get: refuse });
    });
    await page.goto(QUESTION_PATH);
    await page.getByRole('article').waitFor();
    await press(page, 'Dark theme');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await press(page, 'Past conversations');
    await page.getByText('This browser does not let the page keep anything').waitFor();
  });

  it('is exported as Markdown with every quote and where it stands', async () => {
    const page = await setUp.reader.visit('/');
    const { reply } = await ask(page, QUESTION);
    const downloading = page.waitForEvent('download');
    await press(page, 'Export as Markdown');
    const file = await (await downloading).path();
    const markdown = await readFile(file, 'utf8');
    expect(markdown).toContain(`## ${QUESTION}`);
    for (const { href } of reply.citations.filter(({ id }) => reply.answer.some((one) => one.citations.includes(id)))) {
      expect(markdown).toContain(`(${setUp.server.origin}${href})`);
    }
    expect(markdown.split('\n').filter((line) => line.startsWith('> “'))).toHaveLength(reply.answer.length);
  });

  it('of fifty questions takes no more work at its end than at its beginning', async () => {
    const page = await setUp.reader.visit('/');
    const topics = [
      'trade',
      'energy',
      'terrorism',
      'transport',
      'culture',
      'health',
      'finance',
      'water',
      'drugs',
      'AI',
    ];
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const work: number[] = [];
    for (let number = 0; number < 50; number++) {
      const before = await mainThreadSeconds(session);
      const { reply } = await ask(page, `what is said about ${topics[number % topics.length]}, part ${number}?`);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      expect(reply.question).toContain(`part ${number}`);
      work.push((await mainThreadSeconds(session)) - before);
    }
    expect(await page.locator('.turn').count()).toBe(50);
    const median = (seconds: number[]) => seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? 0;
    expect(median(work.slice(-10)) / median(work.slice(0, 10))).toBeLessThan(2.5);
  });

  /** What the page's thread has spent so far on scripts, styles and layout; waiting does not count. */
  async function mainThreadSeconds(session: CDPSession): Promise<number> {
    const { metrics } = await session.send('Performance.getMetrics');
    const counted = new Set(['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']);
    return metrics.filter(({ name }) => counted.has(name)).reduce((sum, { value }) => sum + value, 0);
  }
});

describe('a question that takes its time', () => {
  it('is stopped, asked again, and may have several lines', async () => {
    const page = await setUp.reader.visit('/');
    await page.route('**/api/ask', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue().catch(() => undefined);
    });
    await page.getByRole('textbox', { name: 'Ask a question' }).focus();
    await page.keyboard.type('what did SCO say');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('about Dushanbe?');
    await page.keyboard.press('Enter');
    await press(page, 'Stop');
    await page.getByText('Stopped before an answer came.').first().waitFor();
    expect(await questionsOf(page)).toEqual(['what did SCO say\nabout Dushanbe?']);
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await page.unroute('**/api/ask');
    await press(page, 'Ask again');
    await page.getByRole('article').waitFor();
    await press(page, 'Start over');
    expect(await page.locator(':focus').getAttribute('placeholder')).toBe('Ask a question');
  });
});

describe('where a question is looked for', () => {
  it('is narrowed to official documents, said so, and widened again', async () => {
    const page = await setUp.reader.visit('/');
    await press(page, /^Answer from/);
    await page.getByRole('radio', { name: 'Official documents only' }).check();
    await press(page, 'Apply');
    const request = await askedBy(page, () => ask(page, QUESTION));
    expect(request).toMatchObject({ kinds: ['declaration', 'statement', 'speech'] });
    const badges = await page.getByRole('article').locator('figure .badge').allTextContents();
    expect(badges.filter((badge) => !badge.startsWith('Official words'))).toEqual([]);
    const wider = await askedBy(page, () => press(page, 'Ask all documents'));
    expect(wider).not.toHaveProperty('kinds');
  });

  it('is narrowed to documents that are chosen', async () => {
    const page = await setUp.reader.visit('/');
    await press(page, /^Answer from/);
    await page.getByRole('radio', { name: 'Chosen documents…' }).check();
    await page.getByRole('searchbox').fill('newspaper');
    await page.getByRole('searchbox').fill('');
    const first = page.getByRole('group', { name: 'Choose documents' }).getByRole('checkbox').first();
    await first.check();
    await press(page, 'Apply');
    const request = await askedBy(page, () => ask(page, QUESTION));
    expect(request['documents']).toHaveLength(1);
    await page.getByRole('button', { name: '1 chosen document' }).waitFor();
  });
});

describe('a server that goes away and comes back', () => {
  it('loses no question, and answers it on request', async () => {
    const passing = await startLiveServer();
    const { port } = new URL(passing.origin);
    const visitor = new Reader(setUp.browser, passing.origin);
    const page = await visitor.visit('/');
    await page.getByRole('textbox', { name: 'Ask a question' }).fill(QUESTION);
    await passing.stop();
    await page.keyboard.press('Enter');
    await page.getByText('The server cannot be reached.').last().waitFor();
    expect(await questionsOf(page)).toEqual([QUESTION]);
    const back = await startLiveServer({ PORT: port });
    await press(page, 'Try again');
    await page.getByRole('article').waitFor();
    expect(await isSeen(page.locator('blockquote').first())).toBe(true);
    await visitor.leave();
    await back.stop();
  });
});

describe('every page so far', () => {
  it('kept every request on its origin, within its content security policy, without script errors', () => {
    expect(setUp.reader.pages).toBeGreaterThan(8);
    expect(setUp.reader.offences).toEqual([]);
  });
});
