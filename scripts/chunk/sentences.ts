import type { Passage, Sentence } from '../../embeddings/corpus.ts';
import type { Span } from '../../embeddings/span.ts';
import { trim } from '../parse/trim.ts';
import { bracketPairs, breaks, type Candidate } from './candidates.ts';
import { abbreviation } from './rules/abbreviation.ts';
import { dottedLetters } from './rules/dotted-letters.ts';
import { enumerator } from './rules/enumerator.ts';
import { initial } from './rules/initial.ts';
import { insideBrackets } from './rules/inside-brackets.ts';
import { lowercaseFollows } from './rules/lowercase-follows.ts';
import { reportingClause } from './rules/reporting-clause.ts';
import type { Rule } from './rules/rule.ts';
import { trailingBracket } from './rules/trailing-bracket.ts';

/** The exceptions, cheapest and most frequent first; one that holds is enough to keep the sentence going. */
const EXCEPTIONS: readonly Rule[] = [
  lowercaseFollows,
  abbreviation,
  initial,
  dottedLetters,
  enumerator,
  insideBrackets,
  reportingClause,
  trailingBracket,
];

/** The sentences of a passage, in order; together they cover every visible character of it. */
export function sentencesOf(text: string, passage: Passage): Sentence[] {
  return sentenceSpans(text, passage).map((span, i) => ({
    id: `${passage.id}.${i + 1}`,
    passageId: passage.id,
    start: span.start,
    end: span.end,
  }));
}

/** Where the sentences of a stretch of text stand, trimmed. */
export function sentenceSpans(text: string, within: Span): Span[] {
  const inside = trim(text, within);
  if (!inside) return [];
  const pairs = bracketPairs(text, inside.start, inside.end);
  const spans: Span[] = [];
  let [start, pair] = [inside.start, 0];
  for (const found of breaks(text, inside.start, inside.end)) {
    while ((pairs[pair]?.end ?? Number.POSITIVE_INFINITY) <= found.mark) pair++;
    const around = pairs[pair];
    const brackets = around && around.start < found.mark ? around : undefined;
    const candidate: Candidate = { ...found, text, sentenceStart: start, limit: inside.end, brackets };
    if (EXCEPTIONS.some((holds) => holds(candidate))) continue;
    spans.push({ start, end: found.end });
    start = found.next;
  }
  return joinWordless(text, [...spans, { start, end: inside.end }]);
}

/** Marks without a word ("…", "* * *") are not a sentence: they go with the one before, at the beginning with the one after. */
function joinWordless(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  let awaitsWords = false;
  for (const span of spans) {
    const last = joined.at(-1);
    const hasWords = /[\p{L}\p{N}]/u.test(text.slice(span.start, span.end));
    if (last && (awaitsWords || !hasWords)) joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
    awaitsWords = !hasWords && (awaitsWords || last === undefined);
  }
  return joined;
}
