import { words } from '../../embeddings/terms.ts';
import { isContent } from './function-words.ts';

/** Words that point back at something said before. */
const POINTS_BACK =
  /\b(?:it|its|he|him|his|she|her|hers|they|them|their|theirs|those|these|both|the (?:same|former|latter|others?|first|second|last)|that(?! (?:is|are|was|were|the|they|it|he|she|we)\b)(?= )|this(?! (?:is|year|week|month)\b)(?= )|(?:that|this|there|then)(?=\?*$)|(?:year|day|month|week) (?:after|before))\b/iu;

/** "it" that stands for nothing: "is it true that", "does it matter whether". */
const DUMMY_IT =
  /\b(?:is|was|isn't|does|makes?) it (?:true|possible|correct|right|likely|the case|fair|matter|clear)\b(?: that\b)?/giu;

/** "What did they say about X?": the pronoun stands for the speakers, and the subject is named. */
const NAMED_SUBJECT =
  /\b(?:say|says|said|think|thinks|thought|mention|mentioned|position|stance|view)\b[^?]*?\b(?:about|on|regarding|of|to)\s+(?<subject>[^?]+)/iu;

/** "What about X?", "And X?": the question changes its subject and keeps its form. */
const NEW_SUBJECT = /^(?:and|but|so|ok(?:ay)?|now)?[\s,]*(?:what|how) about\s+(?<subject>[^?]+)/iu;

const content = (text: string): string[] =>
  words(text)
    .map((word) => word.text)
    .filter((word) => isContent(word.toLowerCase()));

const namesContent = (subject: string | undefined): boolean =>
  subject !== undefined && !POINTS_BACK.test(subject) && content(subject).length > 0;

const pointsBack = (question: string): boolean => POINTS_BACK.test(question.replace(DUMMY_IT, ''));

/** Whether a question can be searched as it is, without what was asked before it. */
export function standsAlone(question: string): boolean {
  if (content(question).length === 0) return false;
  if (namesContent(NEW_SUBJECT.exec(question)?.groups?.['subject'])) return true;
  if (namesContent(NAMED_SUBJECT.exec(question)?.groups?.['subject'])) return true;
  return !pointsBack(question);
}

/** A year or a day that the earlier question was about is seldom what the next one is about. */
const isNumber = (word: string): boolean => /^\p{N}/u.test(word);

/**
 * What an earlier question was about: its content words in order, without numbers, and those of the question it
 * leaned on itself. Empty when there is nothing to lean on.
 */
export function topicOf(history: readonly string[]): string {
  const last = history.at(-1);
  if (last === undefined) return '';
  const own = content(last).filter((word) => !isNumber(word));
  const inherited =
    pointsBack(last) || !standsAlone(last) ? topicOf(history.slice(0, -1)).split(' ').filter(Boolean) : [];
  return [...new Set([...inherited, ...own])].join(' ');
}
