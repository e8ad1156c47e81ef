import { opensLine, standsAlone } from './markers.ts';
import { ending, isHeadingShaped, startsLower, startsUpper } from './shape.ts';

/**
 * How a document sets its paragraphs: each on a line of its own (`lines`), between blank lines (`blocks`),
 * or broken into lines of about the same width (`wrapped`).
 */
export type Layout =
  | { readonly style: 'lines' | 'blocks' }
  | { readonly style: 'wrapped'; readonly width: number; readonly blankLines: boolean };

/** What the decision needs of a line: its words, the blank lines above it, and whether a repair has settled what it is. */
export interface LaidLine {
  readonly words: string;
  readonly gap: number;
  readonly settled: boolean;
}

/** Fewer breaks than this say nothing about wrapping. */
const FEWEST_WRAPS = 3;
/** In wrapped English prose some three lines in four begin in lower case; in unwrapped text nearly none. */
const WRAPPED_SHARE = 0.4;
/** Longer lines were not broken to fit a page or a terminal. */
const WIDEST_WRAP = 160;
/** A wrapped line this much shorter than the others would have taken the next word, had the paragraph gone on. */
const FULL_LINE = 0.9;

/** Reads a document's layout off its own line breaks; every document is judged by itself. */
export function layoutOf(lines: readonly LaidLine[]): Layout {
  const gaps = lines.filter((line) => line.gap > 0).length;
  const breaks = lines.flatMap((line, i) => {
    const before = lines[i - 1];
    return before && line.gap === 0 && !isFixedBreak(before, line) ? [{ above: before.words, below: line.words }] : [];
  });
  const wraps = breaks.filter(({ above, below }) => goesOn(above, below, true)).length;
  const width = percentile90(breaks.map(({ above }) => above.length));
  if (breaks.length >= FEWEST_WRAPS && wraps >= WRAPPED_SHARE * breaks.length && width <= WIDEST_WRAP) {
    return { style: 'wrapped', width, blankLines: gaps > 0 };
  }
  return { style: breaks.length - wraps > gaps ? 'lines' : 'blocks' };
}

/** Do two lines without a blank line between them belong to one paragraph? */
export function joinsLine(above: LaidLine, below: LaidLine, layout: Layout): boolean {
  if (isFixedBreak(above, below)) return false;
  if (goesOn(above.words, below.words, layout.style !== 'lines')) return true;
  switch (layout.style) {
    case 'lines':
      return false;
    case 'blocks':
      return !['colon', 'semicolon'].includes(ending(above.words)) && !isHeadingAbove(above.words, below.words);
    case 'wrapped':
      return !isShort(above.words, below.words, layout.width) || (layout.blankLines && ending(above.words) !== 'open');
  }
}

/** A break that no layout joins: after or before a line that stands for itself, and before a bullet or number. */
function isFixedBreak(above: LaidLine, below: LaidLine): boolean {
  if (above.settled || below.settled) return true;
  return standsAlone(above.words) || standsAlone(below.words) || opensLine(below.words, above.words);
}

/** A line that ends without a mark, or with a comma in prose, and is followed by lower case or a number. */
function goesOn(above: string, below: string, commaGoesOn: boolean): boolean {
  const end = ending(above);
  if (end === 'comma') return commaGoesOn && startsLower(below);
  if (end !== 'open') return false;
  return startsLower(below) || (/^[\d(]/.test(below) && !isHeadingShaped(above));
}

function isHeadingAbove(above: string, below: string): boolean {
  return isHeadingShaped(above) && startsUpper(below);
}

function isShort(above: string, below: string, width: number): boolean {
  const firstWord = below.search(/\s/);
  return above.length + 1 + (firstWord < 0 ? below.length : firstWord) < FULL_LINE * width;
}

function percentile90(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * 0.9)] ?? 0;
}
