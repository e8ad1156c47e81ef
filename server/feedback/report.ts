import { inert } from '../inert.ts';
import type { Entry, Opinion } from './entry.ts';

/** A question that was asked in vain, and how often. */
export interface Missed {
  /** As it was asked first. */
  readonly question: string;
  readonly times: number;
  readonly last: string;
}

/** What readers asked and did not find, and what they thought of what they found. */
export interface Report {
  /** Most asked first. */
  readonly unanswered: readonly Missed[];
  readonly helpful: number;
  readonly unhelpful: readonly Opinion[];
}

/** Questions that differ only in case, white space and marks are one. */
function normalised(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Sums up entries of a period, which begins with `since`. */
export function reportOf(entries: readonly Entry[], since: Date): Report {
  const within = entries.filter(({ time }) => new Date(time) >= since);
  const opinions = within.filter((entry) => entry.type === 'feedback');
  return {
    unanswered: missed(within.filter(({ type }) => type === 'unanswered')),
    helpful: opinions.filter(({ helpful }) => helpful).length,
    unhelpful: opinions.filter(({ helpful }) => !helpful),
  };
}

function missed(entries: readonly Entry[]): Missed[] {
  const groups = new Map<string, Missed>();
  for (const { question, time } of entries) {
    const key = normalised(question);
    const before = groups.get(key);
    groups.set(key, { question: before?.question ?? question, times: (before?.times ?? 0) + 1, last: time });
  }
  return [...groups.values()].sort((a, b) => b.times - a.times || b.last.localeCompare(a.last));
}

/** A report for a person to read in a terminal. */
export function formatReport({ unanswered, helpful, unhelpful }: Report): string {
  const questions = unanswered.map(({ question, times, last }) => `${times}×  ${inert(question)}  (last ${day(last)})`);
  const opinions = unhelpful.flatMap(({ question, reason, note, time, status }) => [
    `${day(time)}  ${inert(question)}  (${[status === 'no_answer' ? 'no answer' : 'answered', reason].filter(Boolean).join(', ')})`,
    ...(note === undefined ? [] : [`            “${inert(note)}”`]),
  ]);
  return [
    ...block('Asked and not answered:', questions),
    ...block(`Answers called unhelpful: ${unhelpful.length}; helpful: ${helpful}`, opinions),
  ].join('\n');
}

const day = (time: string) => time.slice(0, 10);

function block(heading: string, lines: readonly string[]): string[] {
  return [heading, '', ...(lines.length > 0 ? lines.map((line) => `  ${line}`) : ['  Nothing.']), ''];
}
