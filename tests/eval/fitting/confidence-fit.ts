import { ANSWER_FROM, CONFIDENCE_WEIGHTS } from '../../../server/answering/limits.ts';
import { share, table, weightsTable } from '../table.ts';
import { type Availability, type Example, SIGNAL_NAMES } from './examples.ts';
import { crossValidate } from './folds.ts';
import { type Case, chanceOf, fitLogistic, type Logistic } from './logistic.ts';

const RIDGE = 0.01;
const AVAILABILITIES: readonly Availability[] = ['stated', 'unstated', 'withheld'];
const THRESHOLDS = [0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

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

/** What the examples of a kind weigh together in each set: so neither a large set nor a common kind rules. */
const WEIGHT: Readonly<Record<Availability, number>> = { stated: 1, unstated: 1, withheld: 0.3 };

function balancedCases(examples: readonly Example[]): Case[] {
  const key = ({ set, availability }: Example) => `${set} ${availability}`;
  const counts = new Map<string, number>();
  for (const example of examples) counts.set(key(example), (counts.get(key(example)) ?? 0) + 1);
  return examples.map((example) => ({
    measured: example.signals,
    is: example.availability === 'stated',
    weight: WEIGHT[example.availability] / (counts.get(key(example)) as number),
  }));
}

/** For each threshold and set the share of examples that stay unanswered: wrongly where the answer is stated. */
function silenceTable(name: string, examples: readonly Example[], confidence: (example: Example) => number): string {
  const sets = [...new Set(examples.map(({ set }) => set))];
  const rows = THRESHOLDS.map((threshold) => [
    threshold.toFixed(2),
    ...sets.flatMap((set) =>
      AVAILABILITIES.map((availability) =>
        share(
          examples.filter((example) => example.set === set && example.availability === availability),
          (example) => confidence(example) < threshold,
        ),
      ),
    ),
  ]);
  return table([[name, ...sets.flatMap((set) => [`${set}: stated`, 'unstated', 'withheld'])], ...rows]);
}
