import type { Asked } from './asked.ts';
import { ANSWER_FROM, CONFIDENCE_WEIGHTS } from './limits.ts';
import type { Ranked } from './rank.ts';
import type { SearchIndex } from './search-index.ts';

/** What tells whether the best sentence answers the question at all. */
export interface Signals {
  readonly context: number;
  readonly passage: number;
  readonly cosine: number;
  readonly coverage: number;
  /** The best match of the question token that is matched worst, among those that carry meaning. */
  readonly weakest: number;
  /** The share of the question's terms, by rarity, that stand nowhere in the corpus. */
  readonly unknown: number;
  readonly lacksExpected: number;
  /** How far the best stands out from the rest. */
  readonly chance: number;
}

/** Reads the signals off the best-ranked sentence. */
export function signalsOf(asked: Asked, best: Ranked, index: SearchIndex): Signals {
  const { context, passage, cosine, coverage, lacksExpected } = best.features;
  const telling = asked.tokenWeights.map((weight, i) => [weight, best.similarities[i] ?? 0] as const);
  const heaviest = Math.max(...telling.map(([weight]) => weight));
  return {
    context,
    passage,
    cosine,
    coverage,
    weakest: Math.min(1, ...telling.filter(([weight]) => weight >= heaviest / 2).map(([, similarity]) => similarity)),
    unknown: asked.terms.reduce((sum, { term, weight }) => sum + (index.lexical.frequency(term) === 0 ? weight : 0), 0),
    lacksExpected,
    chance: best.chance,
  };
}

/** The chance that the best sentence answers the question, 0 to 1, by logistic regression. */
export function confidenceOf(signals: Signals): number {
  const { intercept, ...weights } = CONFIDENCE_WEIGHTS;
  const names = Object.keys(weights) as (keyof Signals)[];
  return 1 / (1 + Math.exp(-names.reduce((sum, name) => sum + weights[name] * signals[name], intercept as number)));
}

/** Whether to answer at all. */
export const isConfident = (confidence: number): boolean => confidence >= ANSWER_FROM;
