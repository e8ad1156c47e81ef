import type { Candidate } from '../candidates.ts';

/** An exception: `true` when no sentence ends at this candidate after all. */
export type Rule = (candidate: Candidate) => boolean;

/** Far enough to see the word before a mark, or the name and verb after it. */
const WINDOW = 40;
const AHEAD = 80;

/** The word the mark is attached to, with what it contains ("U.S", "e.g"); empty when the mark stands alone. */
export function wordBefore({ text, mark, sentenceStart }: Candidate): string {
  const window = text.slice(Math.max(sentenceStart, mark - WINDOW), mark);
  return /[^\s("'“‘«[—–/]*$/u.exec(window)?.[0] ?? '';
}

/** The word before that one. */
export function secondWordBefore(candidate: Candidate): string {
  const word = wordBefore(candidate);
  const end = candidate.mark - word.length;
  const window = candidate.text.slice(Math.max(candidate.sentenceStart, end - WINDOW), end);
  return /(\S*)\s*["'“‘«([]*$/u.exec(window)?.[1] ?? '';
}

/** What follows, from the first letter or digit on: quotes, brackets and dashes in front of it say nothing. */
export function wordsAfter({ text, next, limit }: Candidate): string {
  return text.slice(next, Math.min(limit, next + AHEAD)).replace(/^[^\p{L}\p{N}]+/u, '');
}

/** A plain full stop, and nothing closing behind it: only that can belong to an abbreviation. */
export function isBareStop({ text, mark, end }: Candidate): boolean {
  return text[mark] === '.' && end === mark + 1;
}
