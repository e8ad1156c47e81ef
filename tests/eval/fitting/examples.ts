import { understand } from '../../../server/answering/answer.ts';
import { toAsked } from '../../../server/answering/asked.ts';
import { cite } from '../../../server/answering/cite.ts';
import { type Signals, signalsOf } from '../../../server/answering/confidence.ts';
import { gather } from '../../../server/answering/features.ts';
import { isSome } from '../../../server/answering/find.ts';
import { CONFIDENCE_WEIGHTS, DEFAULT_LIMIT, RANK_WEIGHTS } from '../../../server/answering/limits.ts';
import { rank } from '../../../server/answering/rank.ts';
import { retrieve, type Scope } from '../../../server/answering/retrieve.ts';
import type { Row } from '../../../server/answering/search-index.ts';
import { select } from '../../../server/answering/select.ts';
import type { Bench } from '../bench.ts';
import { judge } from '../judge.ts';
import { overlaps } from '../overlap.ts';
import type { Question } from '../questions.ts';
import type { Candidate } from './listwise.ts';

/** The features that ranking weighs, and the signals that confidence weighs, in the order of an example's numbers. */
export const FEATURE_NAMES = Object.keys(RANK_WEIGHTS) as readonly (keyof typeof RANK_WEIGHTS)[];
const { intercept: _, ...SIGNAL_WEIGHTS } = CONFIDENCE_WEIGHTS;
export const SIGNAL_NAMES = Object.keys(SIGNAL_WEIGHTS) as readonly (keyof Signals)[];

/**
 * What the documents say to an example's question: the answer, nothing, or nothing any more. The last are near misses
 * made from questions with an answer, by withholding every sentence that gives it: on the subject, and not stated.
 */
export type Availability = 'stated' | 'unstated' | 'withheld';

/** One question with all that weights are fitted on. */
export interface Example {
  readonly set: string;
  /** What is left out together in cross-validation. */
  readonly group: string;
  readonly availability: Availability;
  readonly candidates: readonly Candidate[];
  readonly signals: readonly number[];
  /** Whether the first statement is right when the question is answered at any confidence. */
  readonly right: boolean;
}

/** From so many seed files on, whole documents are left out together; below, single questions. */
const MANY_FILES = 10;

/** Takes every question through the answer path up to its weights; questions without any candidate are left out. */
export async function examplesOf(set: string, questions: readonly Question[], bench: Bench): Promise<Example[]> {
  const byDocument = bench.index.corpus.files.length >= MANY_FILES;
  const examples: Example[] = [];
  for (const question of questions) {
    const group = (byDocument && question.gold[0]?.file) || question.id;
    examples.push(...(await examplesOfOne(question, bench)).map((example) => ({ ...example, set, group })));
  }
  return examples;
}

async function examplesOfOne(question: Question, bench: Bench) {
  const request = { question: question.question, history: question.history };
  const { wording, embedding } = await understand(request, bench.index, bench.embedder);
  const asked = toAsked(wording, embedding, bench.index);
  const isGold = ({ document, text }: Row) =>
    question.gold.some((gold) => gold.file === document.file && overlaps(text, gold.quote));
  if (!question.answerable) return exampleOf('unstated', () => true);
  return [...exampleOf('stated', () => true), ...exampleOf('withheld', (row) => !isGold(row))];

  function exampleOf(availability: Availability, scope: Scope) {
    const evidence = gather(asked, retrieve(asked, bench.index, scope), bench.index);
    const ranked = rank(evidence);
    if (!isSome(ranked)) return [];
    const signals = signalsOf(asked, ranked, bench.index);
    const selections = select(asked, ranked, bench.index, DEFAULT_LIMIT);
    const reply = { status: 'answered', ...cite(selections, bench.index) } as const;
    return [
      {
        availability,
        candidates: evidence.map(({ row, features }) => ({
          measured: FEATURE_NAMES.map((name) => features[name]),
          right: isGold(row),
        })),
        signals: SIGNAL_NAMES.map((name) => signals[name]),
        right: availability === 'stated' && judge(question, reply, bench.textOf).right[0] === true,
      },
    ];
  }
}
