import type { Span } from '../../embeddings/span.ts';
import { isSpace } from '../parse/trim.ts';

/** A place where a sentence may end, with what the rules need to judge it. */
export interface Candidate {
  readonly text: string;
  /** Where the sentence that would end here began: its first visible character. */
  readonly sentenceStart: number;
  /** Index of the mark that ends it (the first of "?!" or "..."). */
  readonly mark: number;
  /** After the mark and the closing quotes, brackets and footnote marks that belong to it. */
  readonly end: number;
  /** The first visible character after it. */
  readonly next: number;
  /** The end of the passage. */
  readonly limit: number;
  /** The outermost pair of brackets around the mark, where there is one. */
  readonly brackets: Span | undefined;
}

/** Where a mark may end a sentence, before the rules have their say. */
export type Break = Omit<Candidate, 'text' | 'sentenceStart' | 'limit' | 'brackets'>;

const TERMINAL = /[\p{Sentence_Terminal}…]/u;
/** Scripts that write no space between sentences: the mark alone is enough. */
const FULL_WIDTH = /[。！？｡．]/;
/** German closes with the mark that opens in English; behind a full-width mark it opens the next sentence. */
const CLOSING = /["'”’“»›)\]）」』】》〉〕*_†‡⁰¹²³⁴-⁹]/;
const CLOSING_FULL_WIDTH = /["'”’»)\]）」』】》〉〕*_]/;

/** "[12]", "[a]", "[citation needed]": a note in square brackets right behind the full stop. */
const LONGEST_NOTE = 24;

/**
 * Finds the breaks between `from` and `limit` in one pass; a run of marks ("?!", "...") is one break.
 * A mark inside a word ("example.org", "3.14") is none, since no white space follows it.
 */
export function* breaks(text: string, from: number, limit: number): Generator<Break> {
  for (let i = from; i < limit; i++) {
    if (!isTerminal(text, i)) continue;
    const mark = i;
    while (i < limit && isTerminal(text, i)) i++;
    const fullWidth = FULL_WIDTH.test(text[i - 1] as string);
    const end = closeOff(text, i, limit, fullWidth ? CLOSING_FULL_WIDTH : CLOSING);
    const next = skipSpace(text, end, limit);
    i = end - 1;
    if (next < limit && (next > end || fullWidth)) yield { mark, end, next };
  }
}

function isTerminal(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 0x80) return code === 0x2e || code === 0x21 || code === 0x3f;
  return TERMINAL.test(text[index] as string);
}

/** Takes in what closes with the sentence, also a guillemet set off by a space as French does. */
function closeOff(text: string, from: number, limit: number, closing: RegExp): number {
  let at = from;
  for (;;) {
    const note = noteEnd(text, at, limit);
    if (note > at) at = note;
    else if (at < limit && closing.test(text[at] as string)) at++;
    else if (at + 1 < limit && isSpace(text, at) && text[at + 1] === '»') at += 2;
    else return at;
  }
}

function noteEnd(text: string, at: number, limit: number): number {
  if (text[at] !== '[') return at;
  const close = text.slice(at, Math.min(limit, at + LONGEST_NOTE)).search(/\]/);
  return close < 0 ? at : at + close + 1;
}

function skipSpace(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && isSpace(text, at)) at++;
  return at;
}

/** A bracket that closes this much later was not meant as an aside; perhaps it was never closed. */
const LONGEST_ASIDE = 400;

const OPENERS: Record<string, string> = { '(': ')', '[': ']', '（': '）' };

/** The outermost pairs of brackets, in order. */
export function bracketPairs(text: string, from: number, limit: number): Span[] {
  const pairs: Span[] = [];
  let open: { at: number; close: string; depth: number } | undefined;
  for (let i = from; i < limit; i++) {
    const char = text[i] as string;
    if (open && i - open.at > LONGEST_ASIDE) open = undefined;
    if (!open) {
      const close = OPENERS[char];
      if (close) open = { at: i, close, depth: 1 };
    } else if (OPENERS[char] === open.close) open.depth++;
    else if (char === open.close && --open.depth === 0) {
      pairs.push({ start: open.at, end: i + 1 });
      open = undefined;
    }
  }
  return pairs;
}
