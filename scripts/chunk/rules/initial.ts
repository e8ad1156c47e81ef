import { opensSentence } from '../../parse/sentence-openers.ts';
import { isBareStop, type Rule, secondWordBefore, wordBefore, wordsAfter } from './rule.ts';

const BEFORE_NAMES = /^(?:and|or|by|with|of|to|from|for|as|than|that|when|author|the)$/u;
const TWO_NAMES = /^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}/u;

/**
 * A capital with a full stop is an initial when it stands in a name: "George W. Bush", "by E. Roe", "J. R. R. Tolkien",
 * "the farmer M. Theo Kearney". After a plain noun alone it is a letter that names something ("vitamin C.", "class P."), and "I." after a name is a
 * numeral ("World War I."); a word that opens sentences ends the doubt.
 */
export const initial: Rule = (candidate) => {
  const word = wordBefore(candidate);
  if (!isBareStop(candidate) || !/^\p{Lu}$/u.test(word)) return false;
  const after = wordsAfter(candidate);
  if (opensSentence(after)) return false;
  const before = secondWordBefore(candidate);
  if (before === '' || BEFORE_NAMES.test(before) || TWO_NAMES.test(after)) return true;
  return /^[^\p{L}]*\p{Lu}/u.test(before) && !(word === 'I' && !before.endsWith('.'));
};
