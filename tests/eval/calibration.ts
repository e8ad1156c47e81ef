import type { Verdict } from './judge.ts';

/** An answer's confidence, and whether its first statement is right. */
export interface Outcome {
  readonly confidence: number;
  readonly right: boolean;
}

/** The answers among verdicts; silence says nothing that could be right. */
export function outcomesOf(verdicts: readonly Verdict[]): Outcome[] {
  return verdicts.flatMap(({ answered, confidence, right }) =>
    answered && confidence !== undefined ? [{ confidence, right: right[0] === true }] : [],
  );
}

/** The answers whose confidence lies in `[from, to)`; 1 belongs to the last bin. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly answers: number;
  /** Mean confidence: the share that should be right. */
  readonly expected: number;
  /** The share that is right. */
  readonly right: number;
}

const BINS = 10;

/** Sorts answers into ten bins of confidence; empty ones are left out. */
export function calibrationBins(outcomes: readonly Outcome[]): CalibrationBin[] {
  const binOf = ({ confidence }: Outcome) => Math.min(BINS - 1, Math.floor(confidence * BINS));
  return Array.from({ length: BINS }, (_, bin) => outcomes.filter((outcome) => binOf(outcome) === bin)).flatMap(
    (members, bin) => {
      if (members.length === 0) return [];
      const mean = (of: (outcome: Outcome) => number) =>
        members.reduce((sum, one) => sum + of(one), 0) / members.length;
      return {
        from: bin / BINS,
        to: (bin + 1) / BINS,
        answers: members.length,
        expected: mean(({ confidence }) => confidence),
        right: mean(({ right }) => Number(right)),
      };
    },
  );
}

/**
 * By how much confidence and truth differ on average, 0 to 1 (expected calibration error; Naeini, Cooper & Hauskrecht
 * 2015, https://ojs.aaai.org/index.php/AAAI/article/view/9602). 0 where there are no answers.
 */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const answers = bins.reduce((sum, bin) => sum + bin.answers, 0) || 1;
  return bins.reduce((sum, bin) => sum + (bin.answers / answers) * Math.abs(bin.expected - bin.right), 0);
}
