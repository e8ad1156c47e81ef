import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../web/document-blocks.ts';
import { findMatches } from '../../web/find.ts';

const blocks: Block[] = [
  { start: 10, text: 'The “Open Quays” programme: it’s open.' },
  { start: 100, text: 'Open\n\n quays (in all weathers) – and well-kept.' },
];
const words = (query: string) =>
  findMatches(blocks, query).map(({ start, end }) => {
    const block = blocks.find((one) => one.start <= start && end <= one.start + one.text.length);
    return block?.text.slice(start - block.start, end - block.start);
  });

describe('findMatches', () => {
  it.each([
    ['whatever the case', 'OPEN', ['Open', 'open', 'Open']],
    ['however the lines are broken', 'open  quays', ['Open Quays', 'Open\n\n quays']],
    ['whichever quotation marks are typed', '"open quays"', ['“Open Quays”']],
    ['whichever apostrophe is typed', "it's", ['it’s']],
    ['whichever dash is typed', ') - and well–kept', [') – and well-kept']],
    ['what would be a pattern as it stands', '(in all weathers)', ['(in all weathers)']],
    ['nothing for a pattern', '.*', []],
    ['nothing for blanks', '  ', []],
  ])('finds %s', (_, query, expected) => {
    expect(words(query)).toEqual(expected);
  });

  it('takes any query for words, never for a pattern, and finds it where it stands', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
        (query) => {
          const [found] = findMatches([{ start: 0, text: `before ${query.trim()} after` }], query);
          return found !== undefined && found.start <= 7;
        },
      ),
    );
  });

  it('stops at a thousand', () => {
    expect(findMatches([{ start: 0, text: 'a'.repeat(5000) }], 'a')).toHaveLength(1000);
  });
});
