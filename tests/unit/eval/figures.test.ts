import { describe, expect, it } from 'vitest';
import { figuresOf, type Result } from '../../eval/figures.ts';

function result(change: Partial<Result>): Result {
  return {
    id: 'q001',
    type: 'fact',
    answerable: true,
    answered: true,
    confidence: 0.5,
    first: 'The quays stay open.',
    right: [true],
    covered: undefined,
    citations: 1,
    verbatim: 1,
    grounded: 1,
    duration: { whole: 10, besideModel: 1 },
    ...change,
  };
}

const silent = { answered: false, first: undefined, right: [], citations: 0, verbatim: 0, grounded: 0 };

describe('figuresOf', () => {
  it('counts hits and silence over answerable questions, statements over the answers', () => {
    const figures = figuresOf([
      result({}),
      result({ right: [false, true, true], covered: 0.5, citations: 4, verbatim: 3, grounded: 2 }),
      result({ right: [false], covered: 0 }),
      result(silent),
      result({ ...silent, answerable: false }),
      result({ answerable: false, right: [false, false, false], citations: 3, verbatim: 3, grounded: 3 }),
    ]);
    expect(figures).toMatchObject({
      questions: 6,
      hit1: 1 / 4,
      hitAny: 2 / 4,
      coverage: 0.25,
      precision: 3 / 5,
      wronglySilent: 1 / 4,
      rightlySilent: 1 / 2,
      verbatim: 8 / 9,
      grounded: 7 / 8,
      statements: 8 / 4,
    });
  });

  it('says nothing where there is nothing to share', () => {
    const { questions, ...shares } = figuresOf([]);
    expect(questions).toBe(0);
    expect(Object.values(shares).every((share) => share === undefined)).toBe(true);
    expect(figuresOf([result(silent)])).toMatchObject({ precision: undefined, rightlySilent: undefined, hit1: 0 });
  });

  it('takes times at the nearest rank', () => {
    const results = Array.from({ length: 20 }, (_, i) => result({ duration: { whole: 20 - i, besideModel: i } }));
    expect(figuresOf(results)).toMatchObject({ wholeP50: 11, wholeP95: 20, besideModelP50: 10, besideModelP95: 19 });
  });
});
