import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight, type Mark, type Segment } from '../../web/highlight.ts';

/** Decides for each character by itself, then joins equal neighbours: slow, and too simple to be wrong. */
function byCharacter(text: string, offset: number, marks: readonly Mark[]): Segment[] {
  const runs: Segment[] = [];
  for (let at = offset; at < offset + text.length; at++) {
    const tones = marks.filter((mark) => mark.start <= at && at < mark.end).map((mark) => mark.tone);
    const tone = tones.includes('primary') ? 'primary' : (tones[0] ?? 'plain');
    const last = runs.at(-1);
    const character = text.charAt(at - offset);
    if (last?.tone === tone) runs[runs.length - 1] = { ...last, text: last.text + character };
    else runs.push({ start: at, text: character, tone });
  }
  return runs;
}

const marks = fc.array(
  fc
    .record({ start: fc.nat(60), length: fc.nat(20), tone: fc.constantFrom('primary' as const, 'other' as const) })
    .map(({ start, length, tone }): Mark => ({ start, end: start + length, tone })),
  { maxLength: 6 },
);
const text = fc.string({ unit: 'binary', maxLength: 40 });

describe('highlight', () => {
  it('agrees with a reference that looks at each character by itself', () => {
    fc.assert(
      fc.property(text, fc.nat(30), marks, (words, offset, given) => {
        expect(highlight(words, offset, given)).toEqual(byCharacter(words, offset, given));
      }),
    );
  });

  it('marks a sentence where it was cited and not where it stands a second time', () => {
    const said = 'We agree. We agree.';
    expect(highlight(said, 100, [{ start: 110, end: 119, tone: 'primary' }])).toEqual([
      { start: 100, text: 'We agree. ', tone: 'plain' },
      { start: 110, text: 'We agree.', tone: 'primary' },
    ]);
  });

  it('keeps a sentence that is cut by a page break in one piece, with its white space', () => {
    const words = 'mega-sized turbines and\n\n economic plans';
    const [only, ...more] = highlight(words, 7, [{ start: 7, end: 7 + words.length, tone: 'primary' }]);
    expect(only?.text).toBe(words);
    expect(more).toEqual([]);
  });

  it('shows the cited sentence as cited even where another citation covers it', () => {
    const tones = highlight('one two three', 0, [
      { start: 0, end: 13, tone: 'other' },
      { start: 4, end: 7, tone: 'primary' },
    ]).map((segment) => [segment.text, segment.tone]);
    expect(tones).toEqual([
      ['one ', 'other'],
      ['two', 'primary'],
      [' three', 'other'],
    ]);
  });

  it('has nothing to show of an empty text', () => {
    expect(highlight('', 5, [{ start: 0, end: 9, tone: 'primary' }])).toEqual([]);
  });
});
