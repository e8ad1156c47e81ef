import type { Asked } from './asked.ts';
import { meanOf } from './features.ts';
import { ANSWER_FROM, CONFIDENCE_WEIGHTS, SORT_FROM } from './limits.ts';
import { missingAround } from './missing.ts';
import type { Ranked } from './rank.ts';
import type { SearchIndex } from './search-index.ts';

/** What tells whether the best sentence answers the question at all. */
export interface Signals {
  /** Late interaction of the question with the best sentence, its passage and where it stands. */
  readonly passage: number;
  /** The largest cosine of the question with any candidate. */
  readonly nearest: number;
  /** How far the best stands out from the rest. */
  readonly chance: number;
  /** The share of the question's terms, by rarity, that are names and stand nowhere around the best sentence. */
  readonly missingNames: number;
  /** The share of all its terms that do, when it asks for a figure or a thing. */
  readonly missingTerms: number;
  /** 1 when a figure or a date is asked for and the sentence has none. */
  readonly lacksFigure: number;
  /** 1 when nothing in the sentence is like the sort of thing that is asked for. */
  readonly lacksSort: number;
  /** 1 when a figure or a date is asked for. */
  readonly figure: number;
  /** 1 when yes or no is asked for. */
  readonly yesNo: number;
}

/** Reads the signals off what was ranked, best first. */
export function signalsOf(asked: Asked, ranked: readonly [Ranked, ...Ranked[]], index: SearchIndex): Signals {
  const [best] = ranked;
  const missing = missingAround(asked, best.row, index);
  const isClosed = asked.form === 'figure' || asked.form === 'thing';
  return {
    passage: best.features.passage,
    nearest: Math.max(...ranked.map(({ features }) => features.cosine)),
    chance: best.chance,
    missingNames: missing.names,
    missingTerms: isClosed ? missing.terms : 0,
    lacksFigure: asked.form === 'figure' ? best.features.lacksExpected : 0,
    lacksSort: isClosed && asked.sort.length > 0 && meanOf(asked.sort, best.similarities) < SORT_FROM ? 1 : 0,
    figure: asked.form === 'figure' ? 1 : 0,
    yesNo: asked.form === 'yesNo' ? 1 : 0,
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
