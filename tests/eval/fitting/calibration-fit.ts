import { ANSWER_FROM } from '../../../server/answering/limits.ts';
import { calibrationBins, calibrationError, type Outcome } from '../calibration.ts';
import { calibrationTable } from '../report.ts';
import { weightsTable } from '../table.ts';
import { CONFIDENCE_NOW } from './confidence-fit.ts';
import { type Example, SIGNAL_NAMES } from './examples.ts';
import { crossValidate } from './folds.ts';
import { chanceOf, fitLogistic, type Logistic, logit, sigmoid } from './logistic.ts';

/**
 * Fits the line that turns the log-odds of confidence into those of being right (J. Platt, "Probabilistic outputs for
 * support vector machines", 1999) on the answers that are given. Confidence being a logistic regression itself, the
 * line goes into its weights, its intercept and the threshold, and the same questions are answered as before.
 */
export function reportCalibration(examples: readonly Example[], folds: number): string {
  const answers = examples
    .filter(({ availability }) => availability !== 'withheld')
    .map((example) => ({ ...example, confidence: chanceOf(CONFIDENCE_NOW, example.signals) }))
    .filter(({ confidence }) => confidence >= ANSWER_FROM);
  const calibrated = crossValidate(
    answers,
    ({ group }) => group,
    folds,
    fitLine,
    (line, { confidence }) => through(line, confidence),
  );
  const line = fitLine(answers);
  const [slope] = line.weights as [number];
  const [before, after] = [
    calibrationBins(answers),
    calibrationBins(answers.map((answer) => ({ confidence: calibrated.get(answer) ?? 0, right: answer.right }))),
  ];
  return [
    `confidence now: calibration error ${(100 * calibrationError(before)).toFixed(1)}`,
    calibrationTable(before),
    `log-odds × ${slope.toFixed(3)} + ${line.intercept.toFixed(3)}, fitted without it: calibration error ${(100 * calibrationError(after)).toFixed(1)}`,
    calibrationTable(after),
    weightsTable(
      'calibrated',
      ['ANSWER_FROM', 'intercept', ...SIGNAL_NAMES],
      [ANSWER_FROM, CONFIDENCE_NOW.intercept, ...CONFIDENCE_NOW.weights],
      [
        through(line, ANSWER_FROM),
        slope * CONFIDENCE_NOW.intercept + line.intercept,
        ...CONFIDENCE_NOW.weights.map((weight) => slope * weight),
      ],
    ),
  ].join('\n\n');
}

/** Every set weighs the same, however many questions it has. */
function fitLine(answers: readonly (Outcome & { readonly set: string })[]): Logistic {
  return fitLogistic(
    answers.map(({ set, confidence, right }) => ({
      measured: [logit(confidence)],
      is: right,
      weight: 1 / answers.filter((other) => other.set === set).length,
    })),
  );
}

const through = ({ weights: [slope = 1], intercept }: Logistic, confidence: number): number =>
  sigmoid(slope * logit(confidence) + intercept);
