import { ANSWER_FROM, CONFIDENCE_WEIGHTS } from '../../../server/answering/limits.ts';
import { share, table, weightsTable } from '../table.ts';
import { type Example, SIGNAL_NAMES } from './examples.ts';
import { crossValidate } from './folds.ts';
import { type Case, chanceOf, fitLogistic, type Logistic } from './logistic.ts';

const RIDGE = 0.01;
const THRESHOLDS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

/** The weights in use, as a regression. */
export const CONFIDENCE_NOW: Logistic = {
  weights: SIGNAL_NAMES.map((name) => CONFIDENCE_WEIGHTS[name]),
  intercept: CONFIDENCE_WEIGHTS.intercept,
};

/**
 * Fits the weights of confidence to whether a question has an answer at all, and shows what silence below each
 * threshold costs and gains: now, and by weights fitted on other questions. How often an answer of some confidence is
 * right is another matter, and calibration's.
 */
export function reportConfidence(examples: readonly Example[], folds: number): string {
  const train = (some: readonly Example[]) => fitLogistic(balancedCases(some), RIDGE);
  const chance = (model: Logistic, { signals }: Example) => chanceOf(model, signals);
  const crossValidated = crossValidate(examples, ({ group }) => group, folds, train, chance);
  const fitted = train(examples);
  return [
    weightsTable(
      'CONFIDENCE_WEIGHTS',
      ['intercept', ...SIGNAL_NAMES],
      [CONFIDENCE_NOW.intercept, ...CONFIDENCE_NOW.weights],
      [fitted.intercept, ...fitted.weights],
    ),
    silenceTable(`silence now (ANSWER_FROM ${ANSWER_FROM})`, examples, (example) => chance(CONFIDENCE_NOW, example)),
    silenceTable('silence, fitted without it', examples, (example) => crossValidated.get(example) ?? 0),
  ].join('\n\n');
}

/** In each set questions with and without an answer weigh the same, so that neither a large set nor a common case rules. */
function balancedCases(examples: readonly Example[]): Case[] {
  const key = ({ set, answerable }: Example) => `${set} ${answerable}`;
  const counts = new Map<string, number>();
  for (const example of examples) counts.set(key(example), (counts.get(key(example)) ?? 0) + 1);
  return examples.map((example) => ({
    measured: example.signals,
    is: example.answerable,
    weight: 1 / (counts.get(key(example)) as number),
  }));
}

/** For each threshold and set the share of answerable and of unanswerable questions that stay unanswered. */
function silenceTable(name: string, examples: readonly Example[], confidence: (example: Example) => number): string {
  const sets = [...new Set(examples.map(({ set }) => set))];
  const rows = THRESHOLDS.map((threshold) => [
    threshold.toFixed(2),
    ...sets.flatMap((set) =>
      [true, false].map((answerable) =>
        share(
          examples.filter((example) => example.set === set && example.answerable === answerable),
          (example) => confidence(example) < threshold,
        ),
      ),
    ),
  ]);
  return table([[name, ...sets.flatMap((set) => [`${set}: wrongly`, 'rightly'])], ...rows]);
}
