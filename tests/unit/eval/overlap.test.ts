import { describe, expect, it } from 'vitest';
import { overlaps, plain } from '../../eval/overlap.ts';

describe('plain', () => {
  it('keeps words and numbers, in lower case, with single spaces', () => {
    expect(plain('  The “Open\n\nQuays” — since 2024! ')).toBe('the open quays since 2024');
  });

  it('folds compatibility forms and keeps other scripts', () => {
    expect(plain('ﬁsh Астана 天津')).toBe('fish астана 天津');
  });
});

describe('overlaps', () => {
  it.each([
    ['the same words', 'They will fund it.', 'they will fund it'],
    ['a part of a sentence and the sentence', 'open until 2030', 'The quays are open until 2030, they said.'],
    [
      'a sentence cut differently, with most words shared',
      'The ministers will fund the quays until 2030.',
      'The ministers will fund these quays.',
    ],
    ['exactly six words of ten', 'a b c d e f one two three four', 'f e d c b a five six seven eight'],
  ])('accepts %s, either way round', (_case, a, b) => {
    expect(overlaps(a, b)).toBe(true);
    expect(overlaps(b, a)).toBe(true);
  });

  it.each([
    ['texts on different things', 'The quays stay open.', 'A boat show followed the meeting.'],
    ['three shared words of four', 'one two three four', 'three two one zero'],
    ['five words of ten', 'a b c d e one two three four five', 'e d c b a six seven eight nine ten'],
    ['a word repeated on one side only', 'peace peace peace peace', 'peace and prosperity for everybody'],
    ['nothing at all', '', 'anything'],
    ['marks without words', '—', '…'],
  ])('refuses %s', (_case, a, b) => {
    expect(overlaps(a, b)).toBe(false);
    expect(overlaps(b, a)).toBe(false);
  });
});
