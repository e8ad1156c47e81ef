import type { Rule } from './rule.ts';

/**
 * A bracket without a full stop of its own is no sentence: a credit or a source behind the last full stop,
 * "…in the square. (PHOTO: AGENCY)", stays with the words it belongs to.
 */
const BRACKET = /^[([（][^()[\]（）]{1,120}[)\]）]$/u;
const OWN_STOP = /[.!?。！？]["'”’»]?[)\]）]$/u;
const LONGEST = 130;

export const trailingBracket: Rule = ({ text, next, limit }) => {
  if (limit - next > LONGEST) return false;
  const rest = text.slice(next, limit).trim();
  return BRACKET.test(rest) && !OWN_STOP.test(rest);
};
