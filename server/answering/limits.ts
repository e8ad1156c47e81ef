/**
 * Every number the answer path decides by, and how it was chosen. "Fitted" means: found by `tests/eval/fit.ts` on
 * questions with known answers, leaving out whole documents in turn to see that the figures carry over to others.
 */

/** Sentences looked at closely for each question. More changes no answer; fewer loses some (recall 99.5 % at 60). */
export const CANDIDATES = 60;

/** Most statements in a reply unless the request says otherwise: what fits a screen. */
export const DEFAULT_LIMIT = 10;

/** A word of grammar or of asking ("what", "say") still places its neighbours; at full weight it drowns them. */
export const FUNCTION_WORD_WEIGHT = 0.3;

/** What a word carried over from an earlier question counts beside the words of this one. */
export const INHERITED_WEIGHT = 0.6;
