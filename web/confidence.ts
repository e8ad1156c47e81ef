/** How sure an answer is, as a reader is told it. */
export type ConfidenceLevel = 'strong' | 'likely' | 'uncertain';

/** From here on an answer is called a strong match: more than nine in ten of them are right (`npm run eval`). */
const STRONG_FROM = 0.9;
/** From here on it is called likely: better than even. Below, the reader is warned. */
const LIKELY_FROM = 0.5;

/** Puts a confidence of 0–1 into one of three words; a percentage would promise a precision that ranking does not have. */
export function confidenceLevel(confidence: number): ConfidenceLevel {
  if (confidence >= STRONG_FROM) return 'strong';
  return confidence >= LIKELY_FROM ? 'likely' : 'uncertain';
}
