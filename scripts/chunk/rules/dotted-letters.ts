import { opensSentence } from '../../parse/sentence-openers.ts';
import { isBareStop, type Rule, wordBefore, wordsAfter } from './rule.ts';

/** "U.S.", "a.m.", "Ph.D.", "E.I.": letters with full stops between them go on in a name ("U.S. Congress", "5 p.m. Monday"). */
const LETTERS = /^\p{L}{1,2}(?:\.\p{L}{1,2})+$/u;

export const dottedLetters: Rule = (candidate) =>
  isBareStop(candidate) && LETTERS.test(wordBefore(candidate)) && !opensSentence(wordsAfter(candidate));
