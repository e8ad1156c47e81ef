import { describe, expect, it } from 'vitest';
import type { AskReply } from '../../server/contract/ask.ts';
import { ask, expectSource, isSeen, QUESTION, QUESTION_PATH, sourceOf } from '../support/reader.ts';
import { setUpReader } from '../support/set-up.ts';

const PHONE = { viewport: { width: 375, height: 667 } };

const setUp = setUpReader();

describe('a reader', () => {
  it('asks, reads statements, and follows a citation to its sentence', async () => {
    const page = await setUp.reader.visit('/');
    const { reply, article } = await ask(page, QUESTION);
    expect(reply.status).toBe('answered');
    const quotes = await article.locator('blockquote').allTextContents();
    expect(quotes).toEqual(reply.answer.map((statement) => statement.text));
    expect(quotes.length).toBeGreaterThanOrEqual(4);
    for (const { id, document, quote } of reply.citations) {
      await page.getByRole('button', { name: `Citation ${id}: ${document.title}`, exact: true }).click();
      await expectSource(page, quote);
    }
    await page.getByText('Verified: these words stand in the source.').waitFor();
  });

  it('scrolls away from the words, and is brought back by pressing the citation again', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH);
    const marker = page.getByRole('button', { name: /^Citation 2:/ });
    await marker.click();
    const mark = sourceOf(page).locator('mark');
    await expect.poll(() => isSeen(mark)).toBe(true);
    await page.keyboard.press('End');
    await expect.poll(() => isSeen(mark)).toBe(false);
    await marker.click();
    await expect.poll(() => isSeen(mark)).toBe(true);
  });

  it('follows a citation on a phone, and comes back to where they were', async () => {
    const page = await setUp.reader.visit('/', PHONE);
    const { reply } = await ask(page, QUESTION);
    const marker = page.getByRole('button', { name: /^Citation 1:/ });
    await marker.click();
    await expectSource(page, reply.citations[0]?.quote ?? '');
    await page.getByRole('button', { name: 'Close the source' }).click();
    expect(await marker.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('asks by an address, and is understood in a follow-up', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH);
    await page.getByRole('article').waitFor();
    const asking = page.waitForRequest('**/api/ask');
    await ask(page, 'and about artificial intelligence?');
    expect((await asking).postDataJSON()).toMatchObject({ history: [QUESTION] });
    expect(await page.getByRole('article').count()).toBe(2);
  });

  it('is told plainly when the documents do not say', async () => {
    const page = await setUp.reader.visit('/');
    const { reply, article } = await ask(page, 'best pizza recipe');
    expect(reply.status).toBe('no_answer');
    await article.getByText('The documents do not say.').waitFor();
    expect(await article.locator('blockquote').count()).toBe(0);
  });

  it('does it all with the keyboard', async () => {
    const page = await setUp.reader.visit('/');
    await page.getByRole('textbox', { name: 'Ask a question' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(QUESTION);
    const replying = page.waitForResponse('**/api/ask');
    await page.keyboard.press('Enter');
    const reply = (await (await replying).json()) as AskReply;
    await page.getByRole('article').waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    for (let presses = 0; presses < 200 && !(await focused()).startsWith('Citation 1:'); presses++) {
      await page.keyboard.press('Shift+Tab');
    }
    const marker = await focused();
    expect(marker).toMatch(/^Citation 1:/);
    await page.keyboard.press('Enter');
    await expectSource(page, reply.citations[0]?.quote ?? '');
    expect(await focused()).toBe('Source');
    await page.keyboard.press('Escape');
    expect(await sourceOf(page).count()).toBe(0);
    expect(await focused()).toBe(marker);
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowUp');
    expect(await page.getByRole('textbox', { name: 'Ask a question' }).inputValue()).toBe(QUESTION);
  });

  it('finds a document in the library and reads it in its sections', async () => {
    const page = await setUp.reader.visit('/documents');
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('declaration');
    const title = (await page.getByRole('list').getByRole('link').first().textContent()) ?? '';
    await page.getByRole('list').getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const provision = page.getByRole('link', { name: /^Link to / }).last();
    await provision.click();
    await page.waitForURL(/\/documents\/[^?]+#./);
    await expect.poll(() => isSeen(provision)).toBe(true);
  });

  it('opens a deep link at the marked words, wherever they stand', async () => {
    const asked = await fetch(`${setUp.server.origin}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: QUESTION }),
    });
    const { citations } = (await asked.json()) as AskReply;
    const page = await setUp.reader.open();
    for (const { href, quote } of citations) {
      await page.goto('about:blank');
      await page.goto(href);
      await page.locator('mark').first().waitFor();
      await expect.poll(() => isSeen(page.locator('mark').first())).toBe(true);
      expect(await page.locator('mark').allTextContents()).toEqual([quote]);
    }
  });
});

describe('every page', () => {
  it('keeps every request on its origin, within its content security policy, without script errors', () => {
    expect(setUp.reader.pages).toBeGreaterThan(7);
    expect(setUp.reader.offences).toEqual([]);
  });
});
