import path from 'node:path';
import type { AskReply } from '../../server/contract/ask.ts';
import { overlaps, plain } from './overlap.ts';
import type { Question } from './questions.ts';

/** What is judged of a reply: enough of it that a baseline can give it too. */
export interface Judged {
  readonly status: AskReply['status'];
  readonly answer: readonly { readonly text: string; readonly citations: readonly number[] }[];
  readonly citations: readonly Cited[];
  /** The chance that the first statement is right, where the system says one. */
  readonly confidence?: number;
}

interface Cited {
  readonly id: number;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What a reply to one question is worth. */
export interface Verdict {
  readonly id: string;
  readonly type: string;
  readonly answerable: boolean;
  readonly answered: boolean;
  readonly confidence: number | undefined;
  /** What the answer says first. */
  readonly first: string | undefined;
  /** Whether each statement is a right one, in the order of the answer. */
  readonly right: readonly boolean[];
  /** The share of the groups of `all_of` that the answer covers; undefined where there are none. */
  readonly covered: number | undefined;
  readonly citations: number;
  /** Citations that say exactly what stands at their place in the file. */
  readonly verbatim: number;
  /** Statements that stand in one of their own citations. */
  readonly grounded: number;
}

/** Judges a reply; `textOf` reads a seed file, undefined where there is none of that name. */
export function judge(question: Question, reply: Judged, textOf: (file: string) => string | undefined): Verdict {
  const cited = new Map(reply.citations.map((citation) => [citation.id, citation]));
  const statements = reply.answer.map(({ text, citations }) => ({
    text,
    sources: citations.flatMap((id) => cited.get(id) ?? []),
  }));
  return {
    id: question.id,
    type: question.type,
    answerable: question.answerable,
    answered: reply.status === 'answered',
    confidence: reply.confidence,
    first: reply.answer[0]?.text,
    right: statements.map((statement) => question.gold.some((gold) => hits(statement, gold))),
    covered: covered(question, statements),
    citations: reply.citations.length,
    verbatim: reply.citations.filter(({ file, start, end, quote }) => {
      return quote.trim() !== '' && textOf(path.basename(file))?.slice(start, end) === quote;
    }).length,
    grounded: statements.filter(({ text, sources }) => sources.some(({ quote }) => plain(quote).includes(plain(text))))
      .length,
  };
}

interface Statement {
  readonly text: string;
  readonly sources: readonly Cited[];
}

type Gold = Question['gold'][number];

/** A statement is right when it says a gold quote and one of its own citations shows that quote in its file. */
const hits = ({ text, sources }: Statement, gold: Gold): boolean =>
  overlaps(text, gold.quote) &&
  sources.some(({ file, quote }) => path.basename(file) === gold.file && overlaps(quote, gold.quote));

function covered({ gold, all_of: groups }: Question, statements: readonly Statement[]): number | undefined {
  if (!groups) return undefined;
  const isCovered = (group: readonly number[]) =>
    group.some((i) => statements.some((statement) => hits(statement, gold[i] as Gold)));
  return groups.filter(isCovered).length / groups.length;
}
