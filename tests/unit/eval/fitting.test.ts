import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../eval/fitting/folds.ts';
import { type Candidate, fitListwise, picksRight } from '../../eval/fitting/listwise.ts';
import { type Case, chanceOf, fitLogistic, logit, sigmoid } from '../../eval/fitting/logistic.ts';

/** Numbers between 0 and 1 that look drawn by chance and are the same each time (a Weyl sequence). */
const drawn = (i: number): number => (i * 0.754877666) % 1;

describe('fitLogistic', () => {
  it('finds the weights by which cases are so', () => {
    const truth = { weights: [1.5, -0.02], intercept: 0.5 };
    const cases = Array.from({ length: 400 }, (_, i): Case[] => {
      const measured = [6 * drawn(i) - 3, i % 100];
      const chance = chanceOf(truth, measured);
      return [
        { measured, is: true, weight: chance },
        { measured, is: false, weight: 1 - chance },
      ];
    }).flat();
    const { weights, intercept } = fitLogistic(cases);
    expect(weights[0]).toBeCloseTo(1.5, 2);
    expect(weights[1]).toBeCloseTo(-0.02, 3);
    expect(intercept).toBeCloseTo(0.5, 2);
    const shrunk = fitLogistic(cases, 0.1).weights as [number, number];
    expect(shrunk[0]).toBeLessThan(1.2);
    expect(shrunk[1]).toBeGreaterThan(-0.018);
  });

  it('lets cases count by their weight', () => {
    const cases: Case[] = [
      { measured: [0], is: true, weight: 3 },
      { measured: [0], is: false, weight: 1 },
    ];
    expect(chanceOf(fitLogistic(cases), [0])).toBeCloseTo(0.75, 3);
  });
});

describe('logit', () => {
  it('undoes the sigmoid', () => {
    expect(logit(sigmoid(1.25))).toBeCloseTo(1.25);
    expect(sigmoid(0)).toBe(0.5);
  });
});

describe('fitListwise', () => {
  /** The right one is always larger in the first measure; the second one tells nothing. */
  const lists: Candidate[][] = Array.from({ length: 60 }, (_, i) => [
    { measured: [drawn(i), drawn(3 * i + 1)], right: false },
    { measured: [drawn(i) + 0.5, drawn(5 * i + 2)], right: true },
    { measured: [drawn(i) - 0.5, drawn(11 * i + 3)], right: false },
  ]);

  it('weighs what tells right from wrong within a list, and little else', () => {
    const [telling, idle] = fitListwise(lists) as [number, number];
    expect(telling).toBeGreaterThan(5);
    expect(Math.abs(idle)).toBeLessThan(telling / 5);
    expect(lists.every((list) => picksRight([telling, idle], list))).toBe(true);
  });

  it('learns nothing from lists without a right candidate', () => {
    const hopeless = lists.map((list) => list.map(({ measured }) => ({ measured, right: false })));
    expect(fitListwise([...lists, ...hopeless])).toEqual(fitListwise(lists));
    expect(hopeless.some((list) => picksRight([1, 0], list))).toBe(false);
  });
});

describe('crossValidate', () => {
  it('predicts every item by a model that has not seen its group', () => {
    const items = Array.from({ length: 40 }, (_, id) => ({ id, group: `g${id % 8}` }));
    const seen = crossValidate(
      items,
      ({ group }) => group,
      4,
      (some) => new Set(some.map(({ group }) => group)),
      (groups, { group }) => groups.has(group),
    );
    expect([...seen.values()]).toEqual(Array(40).fill(false));
    expect(new Set(seen.keys())).toEqual(new Set(items));
  });
});
