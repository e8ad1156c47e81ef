import { descend } from './descent.ts';
import { inner, standardise, standardOf } from './standard.ts';

/** Something that is so or not, what was measured of it, and how much it counts. */
export interface Case {
  readonly measured: readonly number[];
  readonly is: boolean;
  readonly weight: number;
}

/** Log-odds as a sum of weights × measures and an intercept. */
export interface Logistic {
  readonly weights: readonly number[];
  readonly intercept: number;
}

/**
 * Logistic regression: the weights under which the cases are likeliest. `ridge` pulls the weights toward zero, in units
 * of spread, so that among many measures none that a few cases speak for becomes large.
 */
export function fitLogistic(cases: readonly Case[], ridge = 0): Logistic {
  const standard = standardOf(cases.map(({ measured }) => measured));
  const rows = cases.map(({ measured }) => [...standardise(measured, standard), 1]);
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const size = standard.means.length;
  const fitted = descend(size + 1, (at) => {
    const slopes = at.map((weight, i) => (i < size ? ridge * weight : 0));
    for (const [row, { is, weight }] of cases.entries()) {
      const values = rows[row] as number[];
      const error = ((sigmoid(inner(at, values)) - Number(is)) * weight) / total;
      for (const [i, value] of values.entries()) slopes[i] = (slopes[i] as number) + error * value;
    }
    return slopes;
  });
  const weights = standard.deviations.map((deviation, i) => (fitted[i] as number) / deviation);
  return { weights, intercept: (fitted[size] as number) - inner(weights, standard.means) };
}

/** The chance that a case is so. */
export const chanceOf = ({ weights, intercept }: Logistic, measured: readonly number[]): number =>
  sigmoid(inner(weights, measured) + intercept);

/** Log-odds as a chance. */
export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** A chance as log-odds. */
export const logit = (chance: number): number => Math.log(chance / (1 - chance));
