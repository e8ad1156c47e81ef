import { stemmer } from 'stemmer';

/** A word of a text with its place, and the term it is indexed under. */
export interface Word {
  readonly text: string;
  /** Lower case, without accents, stemmed; what the lexical index stores. */
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and digits; an apostrophe or a full stop inside holds a word together ("People's", "Alem.AI", "U.S"). */
const WORD = /[\p{L}\p{N}]+(?:[’'.][\p{L}\p{N}]+)*/gu;

/** Scripts written without spaces need a dictionary to find their words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The term a word is looked up by: compatibility-folded, lower case, apostrophes alike, accents and possessive dropped,
 * stemmed when it is a Latin word (M. F. Porter, "An algorithm for suffix stripping", 1980).
 */
export function toTerm(word: string): string {
  const plain = PLAIN.test(word) ? word : folded(word);
  return PLAIN.test(plain) ? stemmer(plain) : plain;
}

/** Most words are so as they are written. */
const PLAIN = /^[a-z]+$/;

const folded = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'s$/u, '');

/** The words of a text in order, with their UTF-16 offsets. */
export function words(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const start = match.index;
    return UNSPACED.test(match[0]) ? unspacedWords(match[0], start) : [toWord(match[0], start)];
  });
}

function unspacedWords(run: string, offset: number): Word[] {
  return [...segmenter.segment(run)]
    .filter((part) => part.isWordLike)
    .map((part) => toWord(part.segment, offset + part.index));
}

function toWord(text: string, start: number): Word {
  return { text, term: toTerm(text), start, end: start + text.length };
}
