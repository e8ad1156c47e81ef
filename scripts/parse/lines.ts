import type { Span } from '../../embeddings/span.ts';
import { trim } from './trim.ts';

/** A line that is not blank, trimmed. */
export interface Line extends Span {
  /** How many blank lines stand between it and the line before it. */
  readonly gap: number;
}

/** LF, CRLF, CR, form feed (a page end in text taken from PDF), and Unicode's line and paragraph separators. */
const LINE_END = /\r\n|[\n\r\f\u2028\u2029]/g;

/** The lines of a stretch of text that hold something, in order, each with the blank lines above it counted. */
export function lines(text: string, within: Span): Line[] {
  const found: Line[] = [];
  let gap = 0;
  for (const raw of rawLines(text, within)) {
    const line = trim(text, raw);
    if (line) found.push({ ...line, gap: found.length === 0 ? 0 : gap });
    gap = line ? 0 : gap + 1;
  }
  return found;
}

function* rawLines(text: string, within: Span): Generator<Span> {
  let start = within.start;
  for (const match of text.slice(within.start, within.end).matchAll(LINE_END)) {
    const end = within.start + match.index;
    yield { start, end };
    start = end + match[0].length;
  }
  yield { start, end: within.end };
}
