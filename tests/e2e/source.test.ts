import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { serveLongDocument } from '../support/long-document.ts';
import {
  ask,
  clipboardOf,
  expectSource,
  isSeen,
  QUESTION,
  QUESTION_PATH,
  Reader,
  sourceOf,
} from '../support/reader.ts';
import { setUpReader } from '../support/set-up.ts';

const setUp = setUpReader();

const marker = (page: Page, number: number) => page.getByRole('button', { name: new RegExp(`^Citation ${number}:`) });

describe('the preview of a citation', () => {
  it('tells the quote, document, date and provision, to the pointer and to the keyboard', async () => {
    const page = await setUp.reader.visit('/');
    const { reply } = await ask(page, QUESTION);
    const [citation] = reply.citations;
    const preview = page.getByRole('tooltip');
    await marker(page, 1).first().hover();
    await preview.waitFor();
    const words = (await preview.textContent()) ?? '';
    expect(words).toContain(citation?.quote);
    expect(words).toContain(citation?.document.title);
    expect(words).toContain(citation?.passage.label);
    expect(words).toContain(citation?.document.date?.slice(0, 4));
    await page.mouse.move(0, 0);
    await preview.waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    await marker(page, 1).first().focus();
    await preview.waitFor();
    const described = await marker(page, 1).first().getAttribute('aria-describedby');
    expect(described).toBe(await preview.getAttribute('id'));
  });

  it('stays while the pointer is on it, goes on Escape, and closes nothing else with it', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH);
    await marker(page, 1).first().click();
    await sourceOf(page).waitFor();
    await page.mouse.move(0, 0);
    await marker(page, 2).first().hover();
    const preview = page.getByRole('tooltip');
    await preview.waitFor();
    const box = await preview.boundingBox();
    if (box === null) throw new Error('The preview has no box.');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await page.waitForTimeout(400);
    expect(await preview.count()).toBe(1);
    await page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
    expect(await sourceOf(page).count()).toBe(1);
    await page.keyboard.press('Escape');
    await sourceOf(page).waitFor({ state: 'detached' });
  });
});

describe('an open source', () => {
  it('leads from one citation to the next and back, keeping the focus, and closes to the marker it is at', async () => {
    const page = await setUp.reader.visit('/');
    const { reply } = await ask(page, QUESTION);
    const all = reply.citations.map(({ quote }) => quote);
    await marker(page, 1).first().click();
    const source = sourceOf(page);
    await expectSource(page, all[0] ?? '');
    await source.getByRole('button', { name: 'Next citation' }).focus();
    for (const quote of [...all.slice(1), all[0] ?? '']) {
      await page.keyboard.press('Enter');
      await expectSource(page, quote);
      expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Next citation');
    }
    await source.getByRole('button', { name: 'Previous citation' }).click();
    await expectSource(page, all.at(-1) ?? '');
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.locator(':focus').getAttribute('aria-label'))
      .toMatch(new RegExp(`^Citation ${all.length}:`));
  });

  it('marks what else the answer cites there more lightly', async () => {
    const page = await setUp.reader.visit('/');
    const { reply } = await ask(page, QUESTION);
    const [first] = reply.citations;
    const there = reply.citations.filter(({ id, document }) => document.id === first?.document.id && id !== first?.id);
    expect(there.length).toBeGreaterThan(0);
    await marker(page, 1).first().click();
    await sourceOf(page).locator('mark').waitFor();
    const lightly = await sourceOf(page).locator('.also-cited').allTextContents();
    expect(lightly.map((words) => words.replace(' (also cited)', '')).sort()).toEqual(
      there.map(({ quote }) => quote).sort(),
    );
  });

  it('finds words in the document, one match after the other, without losing the quote', async () => {
    const page = await setUp.reader.visit('/');
    const { reply } = await ask(page, QUESTION);
    await marker(page, 1).first().click();
    const source = sourceOf(page);
    await source.locator('mark').waitFor();
    await source.getByRole('searchbox', { name: 'Find in this document' }).fill('MEMBER  states');
    await expect.poll(() => source.locator('.find-outcome').textContent()).toMatch(/^1 of \d+$/);
    const current = source.locator('.found[data-current="true"]');
    await expect.poll(() => isSeen(current)).toBe(true);
    expect((await current.textContent())?.toLowerCase()).toBe('member states');
    await page.keyboard.press('Enter');
    await expect.poll(() => source.locator('.find-outcome').textContent()).toMatch(/^2 of /);
    await expect.poll(() => isSeen(current)).toBe(true);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => source.locator('.find-outcome').textContent()).toMatch(/^(\d+) of \1$/);
    expect(await source.locator('mark').allTextContents()).toEqual([reply.citations[0]?.quote]);
    await page.keyboard.press('Escape');
    await expect.poll(() => source.locator('.found').count()).toBe(0);
    expect(await source.count()).toBe(1);
  });

  it('does not hold back a reader who goes somewhere else while the words are being put in place', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH);
    await marker(page, 1).first().click();
    const mark = sourceOf(page).locator('mark');
    await expect.poll(() => isSeen(mark)).toBe(true);
    await marker(page, 1)
      .first()
      .evaluate(async (button) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        (button as HTMLElement).click();
        await frame();
        const panel = document.querySelector('.source');
        panel?.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
        panel?.scrollTo(0, panel.scrollHeight);
        for (let frames = 0; frames < 20; frames++) await frame();
      });
    expect(await isSeen(mark)).toBe(false);
  });

  it('goes to a section by its outline, and gives the passage’s permanent link', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH);
    const copied = await clipboardOf(page);
    await marker(page, 1).first().click();
    const source = sourceOf(page);
    await source.locator('mark').waitFor();
    await source.locator('summary').click();
    const last = source.getByRole('navigation').getByRole('link').last();
    const heading = (await last.locator('.outline-heading').textContent()) ?? '';
    await last.click();
    const target = source.getByRole('heading', { level: 3, name: heading, exact: true }).last();
    await expect.poll(() => isSeen(target)).toBe(true);
    await source.getByRole('button', { name: 'Copy link to this passage' }).click();
    await source.getByRole('button', { name: 'Copied' }).waitFor();
    const link = new URL(await copied());
    await page.goto(`${link.pathname}${link.search}${link.hash}`);
    await expect.poll(() => isSeen(page.locator('mark').first())).toBe(true);
    await page.getByText('Verified: these words stand in the source.').waitFor();
  });
});

describe('a document of two hundred pages', () => {
  it('is laid out only where it is seen, wherever the reader goes in it', async () => {
    const long = await serveLongDocument(200);
    const visitor = new Reader(setUp.browser, long.origin);
    try {
      const page = await visitor.visit('/documents/register');
      await page.locator('.block').last().waitFor({ state: 'attached' });
      expect(await page.locator('.block').count()).toBeGreaterThan(1500);
      for (const place of [0, 0.25, 0.5, 1]) expect(await laidOutAt(page, place)).toBeLessThan(75);
      await page.getByRole('searchbox').fill('measure 1500 limits');
      const current = page.locator('.found[data-current="true"]');
      await expect.poll(() => isSeen(current), { timeout: 20_000 }).toBe(true);
    } finally {
      await visitor.leave();
      await long.stop();
    }
  });

  /** How many blocks the browser lays out once the page is scrolled to a place, 0 to 1: the others cost it nothing. */
  function laidOutAt(page: Page, place: number): Promise<number> {
    return page.evaluate(async (share) => {
      window.scrollTo(0, share * document.documentElement.scrollHeight);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const words = [...document.querySelectorAll('.block > :last-child')];
      return words.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length;
    }, place);
  }
});

describe('on paper', () => {
  it('an answer is its words and where they stand, without what can only be pressed', async () => {
    const page = await setUp.reader.visit(QUESTION_PATH, { colorScheme: 'dark' });
    await page.getByRole('article').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('blockquote').first().isVisible()).toBe(true);
    for (const unprintable of ['.composer', '.masthead nav', '.answer-tools', '.copy-menu', '.suggestions']) {
      expect(await page.locator(`${unprintable} >> visible=true`).count(), unprintable).toBe(0);
    }
    const [ink, paper] = await page.evaluate(() => [
      getComputedStyle(document.body).color,
      getComputedStyle(document.documentElement).backgroundColor,
    ]);
    expect([ink, paper]).toEqual(['rgb(21, 23, 28)', 'rgb(255, 255, 255)']);
    const link = await page
      .locator('.source-line a')
      .first()
      .evaluate((element) => getComputedStyle(element, '::after').content);
    expect(link).toContain('/documents/');
  });

  it('a document is printed whole', async () => {
    const page = await setUp.reader.visit('/documents/tianjin-declaration');
    await page.locator('.block').last().waitFor({ state: 'attached' });
    const paper = await page.pdf({ format: 'A4' });
    const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(8);
  });
});

describe('every page so far', () => {
  it('kept every request on its origin, within its content security policy, without script errors', () => {
    expect(setUp.reader.pages).toBeGreaterThan(6);
    expect(setUp.reader.offences).toEqual([]);
  });
});
