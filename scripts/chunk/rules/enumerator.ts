import type { Rule } from './rule.ts';

/**
 * "12. The parties…", "(a). …", "IV. …": a number in front belongs to the sentence it counts. In running text
 * ("…as follows: 1. Energy. 2. Trade.") it stands right behind the mark that ended the sentence before.
 */
const COUNTER = /^[—–•*-]?\s*\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,5}|[IVXLC]{1,5}|[A-Z])\)?$/u;
const COUNTER_WITHIN = /[:;]\s+\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)?$/u;

export const enumerator: Rule = ({ text, sentenceStart, mark }) =>
  (mark - sentenceStart <= 8 && COUNTER.test(text.slice(sentenceStart, mark))) ||
  COUNTER_WITHIN.test(text.slice(Math.max(sentenceStart, mark - 12), mark));
