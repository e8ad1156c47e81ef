import { dot } from '../../embeddings/vector.ts';
import type { Asked, WeighedTerm } from './asked.ts';
import { asksFigure } from './expected-answer.ts';
import { ANSWER_FROM, CONFIDENCE_WEIGHTS } from './limits.ts';
import type { Ranked } from './rank.ts';
import type { SearchIndex } from './search-index.ts';

/** What tells whether the best sentence answers the question at all. */
export interface Signals {
  readonly context: number;
  readonly cosine: number;
  readonly passageCosine: number;
  /** How near the question is to what the corpus is about. */
  readonly onTopic: number;
  /** The share of the question's terms, by rarity, that are names and stand nowhere in the corpus. */
  readonly unknownNames: number;
  /** 1 when a figure is asked for and the sentence has none. */
  readonly lacksFigure: number;
  /** How far the best stands out from the rest. */
  readonly chance: number;
}

/** Reads the signals off the best-ranked sentence. */
export function signalsOf(asked: Asked, best: Ranked, index: SearchIndex): Signals {
  const { context, cosine, passageCosine, lacksExpected } = best.features;
  const unknown = asked.terms.filter(({ term }) => index.lexical.frequency(term) === 0);
  return {
    context,
    cosine,
    passageCosine,
    onTopic: dot(asked.vector, index.centre),
    unknownNames: total(unknown.filter(({ term }) => asked.names.includes(term))),
    lacksFigure: asksFigure(asked.expected) ? lacksExpected : 0,
    chance: best.chance,
  };
}

const total = (terms: readonly WeighedTerm[]): number => terms.reduce((sum, { weight }) => sum + weight, 0);

/** The chance that the best sentence answers the question, 0 to 1, by logistic regression. */
export function confidenceOf(signals: Signals): number {
  const { intercept, ...weights } = CONFIDENCE_WEIGHTS;
  const names = Object.keys(weights) as (keyof Signals)[];
  return 1 / (1 + Math.exp(-names.reduce((sum, name) => sum + weights[name] * signals[name], intercept as number)));
}

/** Whether to answer at all. */
export const isConfident = (confidence: number): boolean => confidence >= ANSWER_FROM;
