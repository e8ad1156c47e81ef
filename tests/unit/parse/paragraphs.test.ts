import { describe, expect, it } from 'vitest';
import { slice } from '../../../embeddings/span.ts';
import { paragraphs } from '../../../scripts/parse/paragraphs.ts';

const read = (text: string, title = '') =>
  paragraphs(text, { start: 0, end: text.length }, title).map((paragraph) => slice(text, paragraph));

const LONG = 'This was echoed by Jane Roe, editor of the weekly network, who said in the square that the SCO';

describe('paragraphs', () => {
  it('takes each line for one where no blank lines part them', () => {
    expect(read('Member states agree.\nMember states note it.\nI\nThey act.')).toEqual([
      'Member states agree.',
      'Member states note it.',
      'I',
      'They act.',
    ]);
  });

  it('takes what blank lines part, however many', () => {
    expect(read('One is here.\n\n\n\n\n\nTwo is here.\r\n \r\nThree is here.')).toEqual([
      'One is here.',
      'Two is here.',
      'Three is here.',
    ]);
  });

  it('puts lines broken to a width together, and keeps the short line above them apart', () => {
    const text =
      'The river talks\nThe talks between the two delegations began on Monday in the old\ntown hall and went on until late at night, when the rain came and\nthe guests went home. Nobody stayed in the square but the birds.\nThe end came soon.';
    expect(read(text)).toHaveLength(2);
    expect(read(text)[0]).toBe('The river talks');
  });

  it('keeps a line end inside a formula', () => {
    const text =
      'Oxygen\n\nIn 1901 welding was shown for the first time by burning a mixture of acetylene and compressed O\n2. This method became common.\n\nTwo.';
    expect(read(text)[1]).toBe(
      'In 1901 welding was shown for the first time by burning a mixture of acetylene and compressed O\n2. This method became common.',
    );
  });

  it.each([
    [
      'before lower case',
      'We should leverage the strengths of our mega-sized markets and\n\neconomic complementarity.',
    ],
    ['after a comma', 'Xi said, calling on them to respect differences,\n\nmaintain communication, and build.'],
    ['before a capital, after a line too long for a heading', `One.\n\n${LONG}\n\nSummit sent a strong signal.`],
    ['over three pages', 'We want peace and\n\ntrade among all of the\n\nnations of this world.'],
  ])('joins a sentence that a page break cuts %s', (_, text) => {
    expect(read(text).at(-1)).toBe(text.replace('One.\n\n', ''));
  });

  it.each([
    ['a heading', 'One is here.\n\nUnity in diversity\n\nTwo is here.'],
    [
      'a long title in capitals',
      `Declaration of the ${'Council of Heads of State '.repeat(4)}\n\nWe, the leaders, agree.`,
    ],
    ['a title that ends in a short word', 'Doctor Who\n\nThe Doctor travels alone.'],
    ['an attribution', `One.\n\n— From President Roe's ${'long '.repeat(16)}speech, May 1\n\nThe rest is news.`],
    ['a paragraph that begins as sentences do', `One.\n\n${LONG}\n\nThe rest is new.`],
    ['clauses of a preamble', 'We, the leaders,\n\nguided by the Charter,\n\nrecalling the past,\n\ndeclare:'],
    ['a byline', 'Title\n\nBy Jane Roe\n\nit began in May, when the rains had come and gone.'],
    ['a bullet', 'The list is this and\n\n- one thing\n\n- another thing'],
  ])('joins no page break around %s', (_, text) => {
    expect(read(text)).toEqual(text.split('\n\n').map((part) => part.trim()));
  });

  it.each([
    ['a link', 'It was adopted in the field. Read more', ['It was adopted in the field.']],
    [
      'a date in front of the headline',
      'date 2025-05-30 China eyes a center',
      ['date 2025-05-30', 'China eyes a center'],
    ],
    [
      'time, day and author',
      '10:21, May 30, 2025 By Ma Tong ( Global Times',
      ['10:21, May 30, 2025', 'By Ma Tong ( Global Times'],
    ],
    [
      'author and first sentence',
      'By He Yin, People\'s Daily Themed "Intelligence," the forum was held in Tianjin.',
      ["By He Yin, People's Daily", 'Themed "Intelligence," the forum was held in Tianjin.'],
    ],
  ])('takes apart %s glued together', (_, line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('takes apart a section label and the known title', () => {
    expect(read('World News Forum charts a path\n\nIt began.', 'Forum charts a path')).toEqual([
      'Forum charts a path',
      'It began.',
    ]);
  });

  it('leaves a subhead alone that ends in the title', () => {
    const text = 'Rivers of the North\n\nThey are many.\n\nLost Rivers of the North\n\nThey are long.';
    expect(read(text, 'Rivers of the North')).toEqual(text.split('\n\n'));
  });

  it.each([
    ['a sentence that ends in plain words', 'It was adopted. He will read more books'],
    ['a sentence beginning with "Dated"', 'Dated 3 May 2024, the letter was short.'],
    ['a sentence beginning with "By"', "By Monday, People's Daily had printed it all over again."],
  ])('leaves %s alone', (_, line) => {
    expect(read(line)).toEqual([line]);
  });
});
