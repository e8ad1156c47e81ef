import type { Evidence, Features } from './features.ts';
import { RANK_WEIGHTS } from './limits.ts';

/** Evidence with its rank: how well the sentence answers, against the others. */
export interface Ranked extends Evidence {
  /** Log-odds up to a constant that all candidates of a question share. */
  readonly score: number;
  /** The chance that this candidate is the one asked for, were exactly one of them; all of them sum to one. */
  readonly chance: number;
}

const WEIGHED = Object.keys(RANK_WEIGHTS) as (keyof typeof RANK_WEIGHTS)[];

/** The weighed sum of what speaks for a sentence. */
export const scoreOf = (features: Features): number =>
  WEIGHED.reduce((sum, name) => sum + RANK_WEIGHTS[name] * features[name], 0);

/** Puts the best first; ties keep the order of the documents. */
export function rank(evidence: readonly Evidence[]): Ranked[] {
  const scored = evidence.map(({ row, features, similarities }) => {
    return { row, features, similarities, score: scoreOf(features) };
  });
  scored.sort((a, b) => b.score - a.score || a.row.row - b.row.row);
  const best = scored[0]?.score ?? 0;
  const odds = scored.map(({ score }) => Math.exp(score - best));
  const sum = odds.reduce((total, one) => total + one, 0);
  return scored.map((one, i) => Object.assign(one, { chance: (odds[i] as number) / sum }));
}
