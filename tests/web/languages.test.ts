import { describe, expect, it } from 'vitest';
import { LANGUAGES, loadStrings, preferredLanguage } from '../../web/languages.ts';

describe('preferredLanguage', () => {
  it.each([
    ['the first that is spoken', ['fr-FR', 'ru-KZ', 'zh'], 'ru'],
    ['a script or a region makes no difference', ['zh-Hant-TW'], 'zh'],
    ['case makes no difference', ['RU'], 'ru'],
    ['English when none is', ['fr', 'de'], 'en'],
    ['English when none is wanted', [], 'en'],
  ])('is %s', (_, wanted, expected) => {
    expect(preferredLanguage(wanted)).toBe(expected);
  });
});

/** Every text of a table with the path that leads to it; a function is called with numbers. */
function texts(table: object, path = ''): [path: string, text: string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const at = `${path}.${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [[at, String(value(3, 7))]];
    return texts(value as object, at);
  });
}

/** Names and formats that are the same in every language. */
const SHARED = new Set([
  '.product',
  '.copy.formats.markdown',
  '.copy.formats.bibtex',
  '.copy.formats.csl',
  '.library.count',
]);

describe('the words of the interface', () => {
  it.each(LANGUAGES)('are complete in %s', async (language) => {
    const strings = await loadStrings(language);
    expect(texts(strings).filter(([, text]) => text.trim() === '')).toEqual([]);
    const english = new Map(texts(await loadStrings('en')));
    expect(texts(strings).map(([at]) => at)).toEqual([...english.keys()]);
  });

  it.each(['zh', 'ru'] as const)('are nowhere left in English in %s', async (language) => {
    const script = language === 'zh' ? /\p{Script=Han}/u : /\p{Script=Cyrillic}/u;
    const untranslated = texts(await loadStrings(language)).filter(
      ([at, text]) => !SHARED.has(at) && !script.test(text),
    );
    expect(untranslated).toEqual([]);
  });

  it.each([
    [1, '1 вопрос'],
    [3, '3 вопроса'],
    [11, '11 вопросов'],
    [21, '21 вопрос'],
  ])('count in Russian as Russian does: %d', async (count, expected) => {
    expect((await loadStrings('ru')).past.questions(count)).toBe(expected);
  });
});
