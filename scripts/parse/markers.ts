import { isDateline } from './dates.ts';
import { BULLET, ENUMERATOR, OWN_NUMBER, ordinal, sectionMark } from './marks.ts';
import { ending, isHeadingShaped } from './shape.ts';

/** Does a line stand for itself whatever surrounds it: a bare section mark, a date, a byline, a photo credit? */
export function standsAlone(line: string): boolean {
  return sectionMark(line) !== undefined || isDateline(line) || isByline(line) || isCaption(line);
}

/** Does a line open something of its own: a bullet, an enumerated item, a numbered paragraph, a point of a speech? */
export function opensLine(line: string, above: string): boolean {
  if (BULLET.test(line) || ENUMERATOR.test(line)) return true;
  const open = ending(above) === 'open' && !isHeadingShaped(above);
  return !open && (OWN_NUMBER.test(line) || ordinal(line) !== undefined);
}

const LONGEST_BYLINE = 120;
const SMALL_WORDS = /^(?:and|with|for|of|the|in|at|von|van|de|da|la|le|du|bin|al)$/u;

/** "By Jane Roe & John Doe", "By Jane Roe (Evening Post": names and nothing that would make it a sentence. */
export function isByline(line: string): boolean {
  if (line.length > LONGEST_BYLINE || !/^(?:By|BY|Written by|Reported by|Editor:|Source:)\s+\S/u.test(line))
    return false;
  if (ending(line) === 'sentence') return false;
  const names = line.split(/[\s,&/|()]+/u).slice(1);
  return names.every((word) => word === '' || SMALL_WORDS.test(word) || /^[^\p{L}]*\p{Lu}|^\p{Lo}|^by$/u.test(word));
}

const LONGEST_CAPTION = 1_000;
const CREDIT =
  /(?:[([](?:photo|photograph|picture|image|file photo|credit|courtesy)\b[^()[\]]{0,80}[)\]]|\((?:\p{Lu}\p{L}+ ?){1,3}\/[^()]{1,60}\)|[([](?:Getty Images|Photo: )[^()]{0,60}[)\]])$/iu;
const CREDIT_FIRST = /^(?:Photo|Picture|Image|Photograph|Figure\s\d{1,3}|Fig\.\s\d{1,3})\s?[:.]\s/u;

/** A caption names its photographer or agency in brackets at the end, or says "Photo:" in front. */
export function isCaption(line: string): boolean {
  return line.length <= LONGEST_CAPTION && (CREDIT.test(line.slice(-120)) || CREDIT_FIRST.test(line));
}
