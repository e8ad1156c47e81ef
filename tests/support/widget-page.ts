import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { AskReply } from '../../server/contract/ask.ts';
import type { HostSite } from './host-site.ts';
import type { LiveServer } from './live-server.ts';
import { reportPolicyViolations } from './watched-page.ts';

/** A question that several documents answer. */
export const QUESTION = 'what did SCO say about Dushanbe?';

/** The strictest policy that the widget is promised to work under. */
export function strictPolicy({ origin }: Pick<LiveServer, 'origin'>): Record<string, string> {
  return { 'Content-Security-Policy': `default-src 'none'; script-src ${origin}; connect-src ${origin}` };
}

/** A page of another site with the widget's script in it. */
export function hostPage(server: Pick<LiveServer, 'origin'>, body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Daily Example</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">${head}
    <script src="${server.origin}/widget.js" async></script></head>
    <body><main><h1>The Daily Example</h1>${body}</main></body></html>`;
}

/** A page of a site, and what went wrong on it that its visitor would not see. */
export interface VisitedPage {
  readonly page: Page;
  /** Refusals by the content security policy, script errors, requests to neither the site nor the server. */
  readonly offences: readonly string[];
}

/** Opens the page that the site serves, watched from its first request on. */
export async function visitSite(
  browser: Browser,
  site: HostSite,
  server: Pick<LiveServer, 'origin'>,
  options: BrowserContextOptions = {},
): Promise<VisitedPage> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  const page = await context.newPage();
  const offences: string[] = [];
  page.on('request', (request) => {
    const isKnown = [site.origin, server.origin].some((origin) => request.url().startsWith(`${origin}/`));
    if (!isKnown) offences.push(`request to ${request.url()}`);
  });
  page.on('console', (message) => {
    if (/content security policy|violat/i.test(message.text())) offences.push(message.text());
  });
  await reportPolicyViolations(page);
  page.on('pageerror', (error) => offences.push(`script error: ${error.message}`));
  await page.goto(site.origin);
  return { page, offences };
}

/** Asks in a widget as its visitor does, and gives what the server answered beside what is shown. */
export async function askWidget(widget: Locator, question = QUESTION): Promise<{ reply: AskReply; article: Locator }> {
  const replying = widget.page().waitForResponse('**/api/ask');
  await widget.getByRole('textbox', { name: 'Ask a question' }).fill(question);
  await widget.getByRole('button', { name: 'Ask', exact: true }).click();
  const reply = (await (await replying).json()) as AskReply;
  const article = widget.getByRole('article').last();
  await article.waitFor();
  return { reply, article };
}

/** The element that has the focus, however deep in shadow roots: its accessible name, or its tag. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused?.getAttribute('aria-label') ?? focused?.tagName.toLowerCase() ?? '';
  });
}
