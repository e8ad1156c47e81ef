import { describe, expect, it } from 'vitest';
import type { AskReply } from '../../server/contract/ask.ts';
import { ask, clipboardOf, QUESTION, QUESTION_PATH, quotesOf } from '../support/reader.ts';
import { setUpReader } from '../support/set-up.ts';

const setUp = setUpReader();

describe('a link to an answer', () => {
  it('brings another reader the same answer to a follow-up', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH);
    const copied = await clipboardOf(page);
    await page.getByRole('article').waitFor();
    await ask(page, 'and what did they say there about security?');
    const quotes = await quotesOf(page);
    await page.getByRole('button', { name: 'Copy link to this answer' }).last().click();
    const link = new URL(await copied());
    expect(link.searchParams.get('index')).toMatch(/^[0-9a-f]{8,}$/);
    const other = await setUp.reader.visit(`${link.pathname}${link.search}`);
    await other.getByRole('article').waitFor();
    expect(await quotesOf(other)).toEqual(quotes);
    expect(await other.getByText('The documents have changed since this link was made').count()).toBe(0);
  });

  it('says so when the documents have changed since', async () => {
    const page = await setUp.reader.visit(`${QUESTION_PATH}&index=0000000000000000`);
    await page.getByText('The documents have changed since this link was made').waitFor();
    expect((await quotesOf(page)).length).toBeGreaterThan(0);
  });
});

describe('copying a statement', () => {
  const formats: [format: string, holds: (text: string, quote: string, href: string) => void][] = [
    [
      'Plain text',
      (text, quote, href) => {
        expect(text).toContain(`“${quote}”\n— `);
        expect(text).toContain(href);
      },
    ],
    [
      'Markdown',
      (text, quote, href) => expect(text).toMatch(new RegExp(`^> “${quote.slice(0, 20)}[^]*\\(${escaped(href)}\\)`)),
    ],
    [
      'BibTeX',
      (text, _, href) => {
        expect(text).toMatch(/^@\w+\{/);
        expect(text).toContain(`url = {${href}}`);
      },
    ],
    [
      'CSL-JSON',
      (text, quote, href) => {
        const [item] = JSON.parse(text) as { URL: string; note: string; type: string }[];
        expect(item).toMatchObject({ URL: href });
        expect(item?.note).toContain(quote);
      },
    ],
    ['Link', (text, _, href) => expect(text).toBe(href)],
  ];

  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

  it('gives it in each format with its citation, by keyboard', async () => {
    const page = await setUp.reader.visit('/');
    const copied = await clipboardOf(page);
    const { reply, article } = await ask(page, QUESTION);
    const [statement, citation] = [reply.answer[0]?.text ?? '', reply.citations[0] as AskReply['citations'][number]];
    const menu = article.getByRole('button', { name: 'Copy this statement' }).first();
    for (const [at, [format, holds]] of formats.entries()) {
      await menu.focus();
      await page.keyboard.press('Enter');
      for (let tabs = 0; tabs < at; tabs++) await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe(format);
      await page.keyboard.press('Enter');
      await article.getByText('Copied').waitFor();
      holds(await copied(), statement, `${setUp.server.origin}${citation.href}`);
      expect(await menu.evaluate((button) => button === document.activeElement)).toBe(true);
      await menu.blur();
    }
  });
});

describe('every page so far', () => {
  it('kept every request on its origin, within its content security policy, without script errors', () => {
    expect(setUp.reader.pages).toBeGreaterThan(3);
    expect(setUp.reader.offences).toEqual([]);
  });
});
