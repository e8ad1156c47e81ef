import type { Repair } from './piece.ts';

/**
 * Web pages end their teasers with a link ("… the field. Read more"), which text extraction glues to the paragraph.
 * It is the page's furniture: a few words without a full stop, led by a verb that tells the reader to go somewhere.
 */
const LINK =
  /^(?:read|learn|see|show|find out|discover|view|click|continue|watch|listen|download|subscribe)\b[^.!?。]*$/iu;

const LONGEST_LINK = 30;
const MOST_WORDS = 4;

export const cutLinkPhrase: Repair = (line) => {
  const tail = line.slice(-LONGEST_LINK);
  const stop = /[.!?。][”"’)]*\s+(?=[^.!?。]*$)/u.exec(tail);
  if (!stop) return undefined;
  const phrase = tail.slice(stop.index + stop[0].length);
  if (!LINK.test(phrase) || phrase.split(/\s+/u).length > MOST_WORDS) return undefined;
  return [{ start: 0, end: line.length - phrase.length }];
};
