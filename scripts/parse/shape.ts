import { MARKDOWN_HEADING } from './marks.ts';

/** How a line or paragraph looks from outside: what it ends and begins with, and whether it could be a heading. */

/** What the last visible character says about the text going on: nothing (`open`), or a mark of some kind. */
export type Ending = 'sentence' | 'colon' | 'comma' | 'semicolon' | 'open';

/** Closing quotes, brackets, emphasis and footnote marks hide the mark that ends a text. */
const HIDING = /(?:[\s"'”’»)\]）」』》】〉*_]|\[[^[\]]{1,20}\])$/u;

/** The last clause but one of a list closes with "; and": the mark counts, not the word behind it. */
const CONJUNCTION = /(?<=[;,；，])\s+(?:and|or)$/iu;

/** Judged by its last characters alone, so that the length of the text does not matter. */
const TAIL = 60;

export function ending(text: string): Ending {
  let tail = text.slice(-TAIL).replace(CONJUNCTION, '');
  for (let match = HIDING.exec(tail); match !== null; match = HIDING.exec(tail)) tail = tail.slice(0, match.index);
  const last = tail.at(-1) ?? '';
  if (/[\p{Sentence_Terminal}…]/u.test(last)) return 'sentence';
  if (/[:：]/u.test(last)) return 'colon';
  if (/[,，、،]/u.test(last)) return 'comma';
  if (/[;；؛]/u.test(last)) return 'semicolon';
  return 'open';
}

const OPENING = /^[\s"'“‘„«‹([（「『《【*_¿¡\uFEFF]*/u;

/** The first word character decides the case; opening quotes and brackets are passed over. */
function firstLetters(text: string): string {
  return text.slice(0, TAIL).replace(OPENING, '').slice(0, 4);
}

/** Does it begin as the middle of a sentence does? Names such as "iPhone" and "eBay" do not count. */
export function startsLower(text: string): boolean {
  return /^\p{Ll}(?!\p{Lu})/u.test(firstLetters(text));
}

export function startsUpper(text: string): boolean {
  return /^(?:\p{Lu}|\p{Ll}\p{Lu})/u.test(firstLetters(text));
}

export function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Are most of its longer words capitalised, as in an English headline? Short words (of, and, the) say nothing. */
export function isTitleCase(text: string): boolean {
  const long = text.split(/[\s—–/-]+/u).filter((word) => (word.match(/\p{L}/gu)?.length ?? 0) >= 4);
  const capitalised = long.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word));
  return long.length > 0 && capitalised.length >= 0.7 * long.length;
}

/** A full stop after a longer word, with more to come: the line holds more than one sentence. */
export const INNER_STOP = /\p{Ll}{3}[.!?]["”’)]*\s/u;

/** A headline in sentence case keeps within these; a title in capitals may be longer, as titles of declarations are. */
const MAX_HEADING = { characters: 100, words: 14 };
const MAX_TITLE = { characters: 250, words: 40 };

/** Short, begun like a title and not ended like a sentence. */
export function isHeadingShaped(text: string): boolean {
  if (text.length > MAX_TITLE.characters) return false;
  if (MARKDOWN_HEADING.test(text)) return true;
  if (ending(text) !== 'open') return false;
  if (startsLower(text) || INNER_STOP.test(text) || !/[\p{L}\p{N}]/u.test(text)) return false;
  const count = wordCount(text);
  if (text.length <= MAX_HEADING.characters && count <= MAX_HEADING.words) return true;
  return count <= MAX_TITLE.words && isTitleCase(text);
}
