import { opensLine, standsAlone } from './markers.ts';
import { BULLET } from './marks.ts';
import { opensSentence } from './sentence-openers.ts';
import { ending, INNER_STOP, isTitleCase, startsLower } from './shape.ts';

/** What stands around a gap between two paragraphs. */
export interface Gap {
  readonly above: string;
  readonly below: string;
  /** Nothing of the document stands above `above`: it may be the title. */
  readonly first: boolean;
  /** The paragraphs around end in commas or semicolons too: fragments of a list, not halves of a sentence. */
  readonly enumeration: boolean;
}

/** A heading in sentence case is rarely longer; a line that is, and ends without a mark, was cut. */
const LONGER_THAN_HEADINGS = 90;
/** The same when the next paragraph begins in lower case, which no paragraph does by itself. */
const LONG_BEFORE_LOWER_CASE = 60;
/** Longer than any title: not worth looking at its capitals. */
const LONGEST_TITLE = 250;

/** Words on which no heading and no sentence ends. */
const DANGLING =
  /\s(?:a|an|and|as|at|but|by|for|from|in|into|its|of|on|or|our|such|that|the|their|to|was|were|which|who|whose|with)$/iu;

/**
 * Does a sentence run on over the blank lines between two paragraphs, as it does where a page ended inside it?
 * The line above must end without a closing mark, and the one below must go on: in lower case, or, after a line
 * too long for a heading, with a capital that is a name's (not "The…", "In…") and prose that ends its sentence.
 */
export function runsOn({ above, below, first, enumeration }: Gap): boolean {
  const end = ending(above);
  if ((end !== 'open' && end !== 'comma') || (end === 'comma' && enumeration)) return false;
  if (standsAlone(above) || standsAlone(below) || opensLine(below, above)) return false;
  if (startsLower(below)) return end === 'comma' || wasCut(above, LONG_BEFORE_LOWER_CASE);
  if (first || BULLET.test(above) || ending(below) !== 'sentence') return false;
  return !looksLikeTitle(above) && !opensSentence(below.slice(0, 80)) && wasCut(above, LONGER_THAN_HEADINGS);
}

function wasCut(above: string, longerThan: number): boolean {
  return above.length > longerThan || DANGLING.test(above.slice(-20)) || INNER_STOP.test(above);
}

function looksLikeTitle(line: string): boolean {
  return line.length <= LONGEST_TITLE && isTitleCase(line);
}
