import { understand } from '../../../server/answering/answer.ts';
import { toAsked } from '../../../server/answering/asked.ts';
import { cite } from '../../../server/answering/cite.ts';
import { type Signals, signalsOf } from '../../../server/answering/confidence.ts';
import { gather } from '../../../server/answering/features.ts';
import { CONFIDENCE_WEIGHTS, DEFAULT_LIMIT, RANK_WEIGHTS } from '../../../server/answering/limits.ts';
import { rank } from '../../../server/answering/rank.ts';
import { retrieve } from '../../../server/answering/retrieve.ts';
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

/** One question with all that weights are fitted on. */
export interface Example {
  readonly set: string;
  /** What is left out together in cross-validation. */
  readonly group: string;
  readonly answerable: boolean;
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
    examples.push(...(await exampleOf(question, bench)).map((example) => ({ ...example, set, group })));
  }
  return examples;
}

async function exampleOf(question: Question, { index, embedder, textOf }: Bench) {
  const request = { question: question.question, history: question.history };
  const { wording, embedding } = await understand(request, index, embedder);
  const asked = toAsked(wording, embedding, index);
  const evidence = gather(
    asked,
    retrieve(asked, index, () => true),
    index,
  );
  const ranked = rank(evidence);
  const [best] = ranked;
  if (!best) return [];
  const signals = signalsOf(asked, best, index);
  const reply = { status: 'answered', ...cite(select(asked, ranked, index, DEFAULT_LIMIT), index) } as const;
  const isGold = (file: string, text: string) =>
    question.gold.some((gold) => gold.file === file && overlaps(text, gold.quote));
  return [
    {
      answerable: question.answerable,
      candidates: evidence.map(({ row, features }) => ({
        measured: FEATURE_NAMES.map((name) => features[name]),
        right: isGold(row.document.file, row.text),
      })),
      signals: SIGNAL_NAMES.map((name) => signals[name]),
      right: judge(question, reply, textOf).right[0] === true,
    },
  ];
}
