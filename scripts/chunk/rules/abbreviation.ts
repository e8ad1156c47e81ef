import { opensSentence } from '../../parse/sentence-openers.ts';
import { BEFORE_NAME, BEFORE_NUMBER, INTRODUCING, TITLES } from '../abbreviations.ts';
import { isBareStop, type Rule, wordBefore, wordsAfter } from './rule.ts';

/**
 * The full stop of an abbreviation ends no sentence: "St. Petersburg", "No. 5", "Dr. Roe". Where the abbreviation
 * may also be a last word ("…of Acme Inc."), it ends one when a word follows that opens sentences.
 */
export const abbreviation: Rule = (candidate) => {
  if (!isBareStop(candidate)) return false;
  const word = wordBefore(candidate);
  const key = word.toLowerCase();
  const capital = word !== key;
  const after = wordsAfter(candidate);
  if (INTRODUCING.has(word.length === 1 ? word : key) || (capital && TITLES.has(key))) return true;
  if (/^\d/.test(after)) return BEFORE_NUMBER.has(key) || (capital && BEFORE_NAME.has(key));
  if (/^[IVXLC]+\b/.test(after) && BEFORE_NUMBER.has(key)) return capital;
  return capital && BEFORE_NAME.has(key) && !opensSentence(after);
};
