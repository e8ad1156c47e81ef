import { expect, it } from 'vitest';
import { confidenceLevel } from '../../web/confidence.ts';

it.each([
  [1, 'strong'],
  [0.9, 'strong'],
  [0.89, 'likely'],
  [0.5, 'likely'],
  [0.49, 'uncertain'],
  [0, 'uncertain'],
])('a confidence of %d is called %s', (confidence, level) => {
  expect(confidenceLevel(confidence)).toBe(level);
});
