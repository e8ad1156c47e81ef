import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../scripts/suggest/names.ts';

const COMMON = new Set(['members', 'strengthening', 'joint', 'see', 'calls']);
const names = (sentence: string) => namesIn(sentence, (word) => COMMON.has(word));

describe('namesIn', () => {
  it.each([
    ['capitalised words in a row', 'They welcome the Tide Research Centre.', ['Tide Research Centre']],
    ['a preposition inside', 'They back the Belt and Road Initiative.', ['Belt and Road Initiative']],
    ['a number at the end', 'It serves Development Goal 14 well.', ['Development Goal 14']],
    ['a name on each side of a lower-case word', 'Ann Roe met Max Lind.', ['Ann Roe', 'Max Lind']],
    ['hyphens, dots and apostrophes', 'He sells on Azon.tj in Xi’an.', ['Azon.tj', 'Xi’an']],
    ['a name at the beginning', 'Igor Alexandrov came late.', ['Igor Alexandrov']],
    ['no article', 'The Meijiang Center was full.', ['Meijiang Center']],
    ['no age in front', 'Twenty-year-old Ann Roe came.', ['Ann Roe']],
    ['no word of grammar in front', 'All of the United Ports agree.', ['United Ports']],
    ['no year after a word of grammar', 'In 2024 they agreed.', []],
    ['no common word that only begins a sentence', 'Members agree.', []],
    ['nothing that begins with one', 'Strengthening Trade Ties was issued.', []],
    ['a common word in the middle, where its capital tells', 'It is a Joint Committee.', ['Joint Committee']],
    ['no months and days', 'It opens in May, on Monday.', []],
    ['no adjective without its noun', 'They study at the Institute of Russian, they say.', []],
    ['no owner and no part of what is owned', 'It is China’s National Commission.', []],
    ['no part of a longer title', 'The Plan to Further Green Trade was signed.', []],
    ['nothing too long for a question', 'See the Roadmap for One Two Three Four Five Six.', []],
  ])('finds %s', (_, sentence, expected) => {
    expect(names(sentence)).toEqual(expected);
  });

  it.each([
    ['“Open Quays”', 'They welcome the “Open Quays” programme.', ['“Open Quays”']],
    ['«Open Quays»', 'They welcome the «Open Quays» programme.', ['“Open Quays”']],
    ['its comma inside', 'They note the “SCO Cup,” and more.', ['“SCO Cup”']],
    ['small words inside', 'They adopt the “Year of the Sea 2030”.', ['“Year of the Sea 2030”']],
  ])('takes what is quoted for a title: %s', (_, sentence, expected) => {
    expect(names(sentence)).toEqual(expected);
  });

  it('takes no quoted words for a title that are not written like one', () => {
    expect(names('It calls this “mutually beneficial” and “We all agree on it”.')).toEqual([]);
  });
});
