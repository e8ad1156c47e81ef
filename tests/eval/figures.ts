import type { Verdict } from './judge.ts';

/** How long a reply took, in milliseconds. */
export interface Duration {
  readonly whole: number;
  /** Without the time the model took for the question. */
  readonly besideModel: number;
}

/** A verdict with the time its reply took. */
export interface Result extends Verdict {
  readonly duration: Duration;
}

/** What a system is worth over a set of questions. Shares are 0 to 1; undefined is a share of nothing. */
export interface Figures {
  readonly questions: number;
  /** Answerable questions whose first statement is right. */
  readonly hit1: number | undefined;
  /** Answerable questions with a right statement anywhere in the answer. */
  readonly hitAny: number | undefined;
  /** Of the essential provisions of a topic, those that are stated: the mean over the questions that list them. */
  readonly coverage: number | undefined;
  /** Statements to answerable questions that are right. */
  readonly precision: number | undefined;
  /** Answerable questions that got no answer. */
  readonly wronglySilent: number | undefined;
  /** Unanswerable questions that got no answer. */
  readonly rightlySilent: number | undefined;
  /** Citations that are what stands in the seed file, to the character. */
  readonly verbatim: number | undefined;
  /** Statements that stand in one of their own citations. */
  readonly grounded: number | undefined;
  /** How many statements an answer has. */
  readonly statements: number | undefined;
  readonly wholeP50: number | undefined;
  readonly wholeP95: number | undefined;
  readonly besideModelP50: number | undefined;
  readonly besideModelP95: number | undefined;
}

/** Sums up results; a function of them alone. */
export function figuresOf(results: readonly Result[]): Figures {
  const answerable = results.filter((result) => result.answerable);
  const unanswerable = results.filter((result) => !result.answerable);
  const answered = results.filter((result) => result.answered);
  const whole = results.map(({ duration }) => duration.whole);
  const besideModel = results.map(({ duration }) => duration.besideModel);
  return {
    questions: results.length,
    hit1: mean(answerable.map(({ right }) => Number(right[0] ?? false))),
    hitAny: mean(answerable.map(({ right }) => Number(right.includes(true)))),
    coverage: mean(answerable.flatMap(({ covered }) => covered ?? [])),
    precision: mean(answerable.flatMap(({ right }) => right.map(Number))),
    wronglySilent: mean(answerable.map((result) => Number(!result.answered))),
    rightlySilent: mean(unanswerable.map((result) => Number(!result.answered))),
    verbatim: ratio(sum(results.map((result) => result.verbatim)), sum(results.map((result) => result.citations))),
    grounded: ratio(sum(results.map((result) => result.grounded)), sum(results.map(({ right }) => right.length))),
    statements: mean(answered.map(({ right }) => right.length)),
    wholeP50: quantile(whole, 0.5),
    wholeP95: quantile(whole, 0.95),
    besideModelP50: quantile(besideModel, 0.5),
    besideModelP95: quantile(besideModel, 0.95),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const ratio = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

const mean = (values: readonly number[]): number | undefined => ratio(sum(values), values.length);

/** The value below which the share `q` of all lies (nearest rank). */
function quantile(values: readonly number[], q: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}
