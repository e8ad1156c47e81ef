import { type Rule, wordsAfter } from './rule.ts';

/**
 * In scripts with capitals a sentence begins with one; a mark before lower case belongs to an abbreviation,
 * an ellipsis, or a question quoted in the middle ("“Why?” he asked"). Names such as "iPhone" begin sentences too.
 */
export const lowercaseFollows: Rule = (candidate) => /^\p{Ll}(?!\p{Lu})/u.test(wordsAfter(candidate));
