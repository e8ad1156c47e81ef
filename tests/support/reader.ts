import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { AskReply } from '../../server/contract/ask.ts';
import { openWatchedPage } from './watched-page.ts';

/** A question that the project's own seeds answer with several statements from several documents. */
export const QUESTION = 'what did SCO say about Dushanbe?';

/** The address that asks it. */
export const QUESTION_PATH = `/?q=${encodeURIComponent(QUESTION)}`;

/** Opens pages in contexts of their own, and remembers what went wrong on any of them. */
export class Reader {
  private readonly browser: Browser;
  private readonly origin: string;
  private readonly seen: { readonly page: Page; readonly offences: readonly string[] }[] = [];

  constructor(browser: Browser, origin: string) {
    this.browser = browser;
    this.origin = origin;
  }

  /** A page of the server, as a new reader sees it. */
  async visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.open(options);
    await page.goto(path);
    return page;
  }

  /** A page that has not gone anywhere yet. */
  async open(options: BrowserContextOptions = {}): Promise<Page> {
    const opened = await openWatchedPage(this.browser, this.origin, options);
    this.seen.push(opened);
    return opened.page;
  }

  /** Closes all pages, so that those to come have the machine to themselves. */
  async leave(): Promise<void> {
    await Promise.all(this.seen.map(({ page }) => page.context().close()));
  }

  /** What left the origin, broke the content security policy or threw, on any page so far. */
  get offences(): string[] {
    return this.seen.flatMap(({ offences }) => offences);
  }

  get pages(): number {
    return this.seen.length;
  }
}

/** Asks as a reader does, and gives what the server answered beside what the page shows. */
export async function ask(page: Page, question: string): Promise<{ reply: AskReply; article: Locator }> {
  const answers = await page.getByRole('article').count();
  const replying = page.waitForResponse('**/api/ask');
  await page.getByRole('textbox', { name: 'Ask a question' }).fill(question);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const reply = (await (await replying).json()) as AskReply;
  const article = page.getByRole('article').nth(answers);
  await article.waitFor();
  return { reply, article };
}

/** The statements of a page's last answer. */
export function quotesOf(page: Page): Promise<string[]> {
  return page.getByRole('article').last().locator('blockquote').allTextContents();
}

/** Whether the middle of an element's first line is what a reader sees there, not covered and not out of view. */
export function isSeen(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const line = node.getClientRects()[0];
    if (!line) return false;
    return node.contains(document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2));
  });
}

/** The region that shows a document beside or over the conversation. */
export function sourceOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Source', exact: true });
}

/** Holds the page to an open source whose one mark is the quote, in view. */
export async function expectSource(page: Page, quote: string): Promise<void> {
  const marks = sourceOf(page).locator('mark');
  await expect.poll(() => marks.allTextContents()).toEqual([quote]);
  await expect.poll(() => isSeen(marks.first())).toBe(true);
}

/** Lets a page write to the clipboard, and gives a way to read what it wrote. */
export async function clipboardOf(page: Page): Promise<() => Promise<string>> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return () => page.evaluate(() => navigator.clipboard.readText());
}
