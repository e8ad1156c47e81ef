import { describe, expect, it } from 'vitest';
import { median, quantile, spread } from '../../../scripts/bench/percentiles.ts';

describe('quantile', () => {
  it.each([
    ['the middle of an odd number', [3, 1, 2], 0.5, 2],
    ['the upper of the two in the middle', [4, 1, 3, 2], 0.5, 3],
    ['the largest', [1, 2, 3], 1, 3],
    ['the 95th of a hundred', Array.from({ length: 100 }, (_, i) => i), 0.95, 95],
  ])('is %s', (_, samples, q, expected) => {
    expect(quantile(samples, q)).toBe(expected);
  });

  it('is no number of nothing, and leaves the samples in their order', () => {
    expect(quantile([], 0.5)).toBeNaN();
    const samples = [3, 1, 2];
    median(samples);
    expect(samples).toEqual([3, 1, 2]);
  });
});

describe('spread', () => {
  it('is the reach of the middle half by the median', () => {
    expect(spread([1, 2, 3, 4, 5, 6, 7, 8])).toBeCloseTo((7 - 3) / 5, 10);
    expect(spread([2, 2, 2, 2])).toBe(0);
  });
});
