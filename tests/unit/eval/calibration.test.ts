import { describe, expect, it } from 'vitest';
import { calibrationBins, calibrationError } from '../../eval/calibration.ts';

const answers = (confidence: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, right: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, right: false })),
];

describe('calibrationBins', () => {
  it('sorts answers by confidence and leaves empty bins out', () => {
    const bins = calibrationBins([...answers(0.95, 1, 0), ...answers(0.35, 1, 3), ...answers(1, 2, 0)]);
    expect(bins).toEqual([
      { from: 0.3, to: 0.4, answers: 4, expected: 0.35, right: 0.25 },
      { from: 0.9, to: 1, answers: 3, expected: expect.closeTo(2.95 / 3), right: 1 },
    ]);
  });
});

describe('calibrationError', () => {
  it('is nothing when four in five answers of 0.8 are right', () => {
    expect(calibrationError(calibrationBins(answers(0.8, 4, 1)))).toBeCloseTo(0);
  });

  it('weighs each bin by its answers', () => {
    const outcomes = [...answers(0.8, 0, 1), ...answers(0.5, 2, 1)];
    expect(calibrationError(calibrationBins(outcomes))).toBeCloseTo((0.8 + 3 * (2 / 3 - 0.5)) / 4);
  });

  it('is nothing without answers', () => {
    expect(calibrationError([])).toBe(0);
  });
});
