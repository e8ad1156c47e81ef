import { descend } from './descent.ts';
import { inner, standardise, standardOf } from './standard.ts';

/** A sentence that might answer, what was measured of it, and whether it is a right one. */
export interface Candidate {
  readonly measured: readonly number[];
  readonly right: boolean;
}

/** Pulls weights toward zero, in units of spread. */
const RIDGE = 0.001;

/**
 * The weights under which a right candidate is likeliest to be drawn from each list by the softmax of the weighed sums
 * (ListNet's top-one model, Cao et al. 2007, https://doi.org/10.1145/1273496.1273513, with all right ones alike).
 * Lists without a right candidate teach nothing and are left out.
 */
export function fitListwise(lists: readonly (readonly Candidate[])[]): number[] {
  const taught = lists.filter((list) => list.some(({ right }) => right));
  const standard = standardOf(taught.flat().map(({ measured }) => measured));
  const prepared = taught.map((list) =>
    list.map(({ measured, right }) => ({ values: standardise(measured, standard), right })),
  );
  const fitted = descend(standard.means.length, (at) => {
    const slopes = at.map((weight) => RIDGE * weight);
    for (const list of prepared) {
      const pulls = pullsOf(
        list.map(({ values }) => inner(at, values)),
        list.map(({ right }) => right),
      );
      for (const [c, { values }] of list.entries()) {
        for (const [i, value] of values.entries()) {
          slopes[i] = (slopes[i] as number) + ((pulls[c] as number) * value) / prepared.length;
        }
      }
    }
    return slopes;
  });
  return fitted.map((weight, i) => weight / (standard.deviations[i] as number));
}

/** For each candidate its share among all, less its share among the right ones: the slope of the loss by its score. */
function pullsOf(scores: readonly number[], right: readonly boolean[]): number[] {
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  const ofRight = odds.reduce((sum, one, i) => sum + (right[i] ? one : 0), 0) || 1;
  return odds.map((one, i) => one / all - (right[i] ? one / ofRight : 0));
}

/** Whether the candidate with the largest weighed sum is a right one. */
export function picksRight(weights: readonly number[], list: readonly Candidate[]): boolean {
  const scores = list.map(({ measured }) => inner(weights, measured));
  return list[scores.indexOf(Math.max(...scores))]?.right ?? false;
}
