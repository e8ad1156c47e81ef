import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page, and what went wrong on it that a reader would not see. */
export interface WatchedPage {
  readonly page: Page;
  /** Requests that left the origin, refusals by the content security policy, script errors. */
  readonly offences: readonly string[];
}

/** Has a page say on its console what its content security policy refuses, also what browsers do not say there themselves. */
export function reportPolicyViolations(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`Content security policy: ${violatedDirective} refused ${blockedURI}`),
    );
  });
}

/** Opens an empty page of its own context that is watched from its first request on. */
export async function openWatchedPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const offences: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) offences.push(`request to ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security policy/i.test(message.text())) offences.push(message.text());
  });
  await reportPolicyViolations(page);
  page.on('pageerror', (error) => offences.push(`script error: ${error.message}`));
  return { page, offences };
}

/** Without comments: it is compiled anew on every page. */
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it is now, each with the elements concerned. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  // It stays until the page is left, and takes a while to compile.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** By how many pixels the page is wider than its window. */
export async function horizontalOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
