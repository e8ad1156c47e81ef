import type { Page } from 'playwright-core';
import { QUESTION, QUESTION_PATH, sourceOf } from './reader.ts';

/** Waits for an answer. */
export const answered = (page: Page) => page.getByRole('article').waitFor();

/** Opens the first citation and waits until it has been verified. */
export const sourceOpened = async (page: Page) => {
  await page.locator('.marker').first().click();
  await sourceOf(page).locator('mark').waitFor();
  await sourceOf(page).locator('.verified[data-verdict="verified"]').waitFor();
};

type State = readonly [name: string, path: string, arrive: (page: Page) => Promise<unknown>];

/** What a page can show its reader, and how one gets there. */
export const STATES: State[] = [
  ['an empty chat', '/', (page) => page.getByRole('textbox').waitFor()],
  ['an answer', QUESTION_PATH, answered],
  ['an open source', QUESTION_PATH, sourceOpened],
  [
    'a source that is searched, its outline open',
    QUESTION_PATH,
    async (page) => {
      await sourceOpened(page);
      await sourceOf(page).getByRole('searchbox').fill('member states');
      await sourceOf(page).locator('summary').click();
    },
  ],
  [
    'a preview',
    QUESTION_PATH,
    async (page) => {
      await answered(page);
      await page.keyboard.press('Tab');
      await page.locator('.marker').first().focus();
      await page.getByRole('tooltip').waitFor();
    },
  ],
  [
    'a menu of formats',
    QUESTION_PATH,
    (page) => page.getByRole('button', { name: 'Copy this statement' }).first().click(),
  ],
  [
    'a question that is edited',
    QUESTION_PATH,
    (page) => page.getByRole('button', { name: 'Edit the question' }).click(),
  ],
  [
    'an answer that did not help',
    QUESTION_PATH,
    async (page) => {
      await page.getByRole('group', { name: 'Did this help?' }).getByRole('button', { name: 'No' }).click();
      await page.getByRole('combobox', { name: 'What was wrong?' }).waitFor();
    },
  ],
  [
    'no answer',
    '/?q=best+pizza+recipe',
    async (page) => {
      await answered(page);
      // At the end of the page nothing is half covered by the question box, which axe would take for a small target.
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    },
  ],
  [
    'an error',
    '/',
    async (page) => {
      await page.getByRole('textbox').fill(QUESTION);
      await page.context().setOffline(true);
      await page.keyboard.press('Enter');
      await page.locator('.failure').waitFor();
    },
  ],
  [
    'a choice of documents',
    '/',
    async (page) => {
      await page.getByRole('button', { name: /^Answer from|^All documents/ }).click();
      await page.getByRole('radio').last().check();
      await page.getByRole('group').getByRole('checkbox').first().waitFor();
    },
  ],
  [
    'past conversations',
    QUESTION_PATH,
    async (page) => {
      await answered(page);
      await page.getByRole('button', { name: 'Past conversations' }).click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  ['the library', '/documents', (page) => page.getByRole('listitem').first().waitFor()],
  ['a document', '/documents/tianjin-declaration', (page) => page.locator('.block').first().waitFor()],
  ['a page that is not there', '/nowhere', (page) => page.getByRole('heading', { level: 1 }).waitFor()],
];
