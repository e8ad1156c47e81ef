import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { ask, isSeen, QUESTION, QUESTION_PATH, sourceOf } from '../support/reader.ts';
import { answered, STATES, sourceOpened } from '../support/reader-states.ts';
import { setUpReader } from '../support/set-up.ts';
import { accessibilityViolations, horizontalOverflow } from '../support/watched-page.ts';

const feedbackDir = await mkdtemp(path.join(tmpdir(), 'communique-everyone-'));
const setUp = setUpReader({ FEEDBACK_DIR: feedbackDir });
afterAll(() => rm(feedbackDir, { recursive: true, force: true }));

/** A wide window, and the narrowest that pages must fit. */
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
] as const;

async function expectSound(page: Page): Promise<void> {
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
}

describe('axe finds nothing wrong, in light, in the dark and on a narrow screen, with', () => {
  it.each(STATES)('%s', async (_, path, arrive) => {
    const [wide, narrow] = WINDOWS;
    const page = await setUp.reader.visit(path, { viewport: wide, reducedMotion: 'reduce' });
    await arrive(page);
    await expectSound(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectSound(page);
    await page.context().setOffline(false);
    await page.setViewportSize(narrow);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    await arrive(page);
    await expectSound(page);
  });
});

describe('the interface speaks', () => {
  const languages: [name: string, locale: string, lang: string, box: string, verdict: string, mayBe: RegExp][] = [
    ['Chinese', 'zh-CN', 'zh', '提出问题', '已核实：原文中确有此言。', /吻合|不确定/],
    ['Russian', 'ru-KZ', 'ru', 'Задайте вопрос', 'Проверено: эти слова есть в источнике.', /совпадение/],
  ];

  it.each(languages)(
    '%s, while quotes stay in their own language',
    async (_, locale, lang, box, verdict, confidence) => {
      for (const viewport of WINDOWS) {
        const page = await setUp.reader.visit('/', { locale, viewport });
        await page.getByRole('textbox', { name: box }).fill(QUESTION);
        await page.keyboard.press('Enter');
        await answered(page);
        expect(await page.locator('html').getAttribute('lang')).toBe(lang);
        expect(await page.locator('.confidence').textContent()).toMatch(confidence);
        expect(await page.locator('blockquote').first().getAttribute('lang')).toBe('en');
        await page.locator('.marker').first().click();
        await page.getByText(verdict).waitFor();
        await expectSound(page);
      }
    },
  );

  it('English in a browser of any other language, and what the reader chooses from then on', async () => {
    const page = await setUp.reader.visit('/', { locale: 'fr-FR' });
    await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Русский' });
    await page.getByRole('heading', { level: 1, name: 'Что говорится в декларациях?' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Что говорится в декларациях?' }).waitFor();
    await page.getByRole('combobox', { name: 'Язык' }).selectOption({ label: 'English' });
    await page.getByRole('textbox', { name: 'Ask a question' }).waitFor();
  });
});

describe('a reader', () => {
  it('enlarges the page fourfold and still reads the source', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH, { viewport: { width: 320, height: 256 } });
    await page.locator('.marker').first().click();
    const mark = sourceOf(page).locator('mark');
    await expect.poll(() => isSeen(mark)).toBe(true);
    await expectSound(page);
  });

  it('hears of an answer once, in one region', async () => {
    const page = await setUp.reader.visit('/');
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const status = document.querySelector('[role="status"]');
      if (status)
        new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    await ask(page, QUESTION);
    await ask(page, 'and about trade?');
    const said = (await page.evaluate('window.said')) as string[];
    expect(said.filter((words) => words.includes('statement'))).toHaveLength(2);
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('off');
  });

  it('sees nothing jump while an answer, a starter or a source arrives', async () => {
    for (const [path, viewport] of [
      ['/', WINDOWS[0]],
      [QUESTION_PATH, WINDOWS[0]],
      [QUESTION_PATH, WINDOWS[1]],
      ['/documents', WINDOWS[0]],
    ] as const) {
      const page = await setUp.reader.open({ viewport });
      await page.addInitScript(() => {
        Object.assign(window, { shifted: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (!entry.hadRecentInput) Object.assign(window, { shifted: Reflect.get(window, 'shifted') + entry.value });
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      if (path === '/') {
        await ask(page, QUESTION);
        await page.locator('.marker').first().click();
        await sourceOf(page).locator('mark').waitFor();
      }
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => Number(Reflect.get(window, 'shifted'))), path).toBeLessThan(0.05);
    }
  });

  const preferences: [string, BrowserContextOptions][] = [
    ['forced colours', { forcedColors: 'active' }],
    ['reduced motion', { reducedMotion: 'reduce' }],
  ];

  it.each(preferences)('with %s sees the mark, and nothing moves that need not', async (name, options) => {
    const page = await setUp.reader.visit(QUESTION_PATH, options);
    await sourceOpened(page);
    const { animation, background } = await sourceOf(page)
      .locator('mark')
      .evaluate((mark) => ({
        animation: getComputedStyle(mark).animationName,
        background: getComputedStyle(mark).backgroundColor,
      }));
    expect(background).not.toBe('rgba(0, 0, 0, 0)');
    if (name === 'reduced motion') expect(animation).toBe('none');
  });

  it('reads quotes in lines of 45 to 80 characters on a wide screen', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH);
    await answered(page);
    const lengths = await page.locator('blockquote').evaluateAll((quotes) =>
      quotes.flatMap((quote) => {
        const lines = quote.getClientRects().length;
        return lines < 3 ? [] : [(quote.textContent ?? '').length / lines];
      }),
    );
    expect(lengths.length).toBeGreaterThan(0);
    for (const length of lengths) {
      expect(length).toBeGreaterThan(45);
      expect(length).toBeLessThan(80);
    }
  });
});

describe('every page so far', () => {
  it('kept every request on its origin, within its content security policy, without script errors', () => {
    expect(setUp.reader.pages).toBeGreaterThan(STATES.length);
    expect(setUp.reader.offences).toEqual([]);
  });
});
