/**
 * Every number the answer path decides by, and how it was chosen. "Fitted": found by regression on questions with known
 * answers (`npm run fit` does it again and shows how it carries over to questions left out). "Swept": the value with the
 * best balance of figures among several tried on the questions over the seeds and on encyclopedia articles.
 *
 * Numbers that similarities of tokens are multiplied by or compared with are for narrowed token vectors: those of the model
 * in its full width are 0.98 as far apart, and 0.025 lower.
 */

/** Sentences looked at closely for each question. More changes no answer; fewer loses some (recall 99.5 % at 60). */
export const CANDIDATES = 60;

/** Words that the opening line of a list has at least if it says more than that a list follows; longer ones name things. */
export const SAYS_SOMETHING_FROM = 10;

/** Most statements in a reply unless the request says otherwise: what fits a screen. */
export const DEFAULT_LIMIT = 10;

/** A word of grammar or of asking ("what", "say") still places its neighbours; at full weight it drowns them. */
export const FUNCTION_WORD_WEIGHT = 0.15;

/**
 * A token of the question that counts for less than this beside the weightiest is not compared ("of", "the"): a sixth of
 * the products are saved, and no figure is worse for it. Swept.
 */
export const LEAST_TOKEN_WEIGHT = 0.04;

/**
 * A token that stands in more than this share of the sentences (".", "the") is not compared, unless there are too few of
 * them for a share to mean anything: an eighth of the products are saved. Swept: at 0.7 commas are among them, and a
 * statement is lost here and there.
 */
export const COMMON_TOKEN = { share: 0.75, from: 100 } as const;

/** Of how many of the first sentences those that lean on them are looked at too. */
export const LEADS = 20;

/** A token rarer than this names a subject: it stands in less than about a seventh of the sentences. */
export const TELLING_RARITY = 2;

/** What a word carried over from an earlier question counts beside the words of this one. */
export const INHERITED_WEIGHT = 0.6;

/** How deep each kind of retrieval goes before the lists are merged. */
export const SENTENCES_SEARCHED = 60;
export const PASSAGES_SEARCHED = 15;

/** What each feature adds to a sentence's log-odds of being the answer. Fitted, then swept and rounded. */
export const RANK_WEIGHTS = {
  context: 8.8,
  passage: 13.7,
  words: 2.3,
  cosine: 3,
  passageCosine: 5.5,
  lacksExpected: -2.2,
  official: 1.2,
} as const;

/** Two sentences are one statement from these on: cosine, shared rare terms, shorter by longer in words. */
export const SAME_COSINE = 0.83;
export const SAME_TERMS = 0.38;
export const SAME_LENGTH = 0.65;

/**
 * A sentence's neighbour joins its statement, up to `most` sentences in all, when its log-odds are at most `within`
 * lower or its own chance is at least `chance`. Swept: what a question says is often spread over two sentences, the
 * first with the name and the second with the fact.
 */
export const JOIN = { most: 3, within: 1, chance: 0.003 } as const;

/**
 * A fact: at most so many statements, each with at least this chance of being the one asked for. Where a figure, a thing
 * or yes or no is asked for, several sentences may have one; what comes after the best answer to "how" seldom is one.
 * Swept.
 */
export const FACT = { closed: { most: 4, chance: 0.055 }, open: { most: 3, chance: 0.1 } } as const;

/**
 * A topic: at most so many statements, none with log-odds further below the best one's than `within`, or `withinNamed`
 * where the sentence matches one of the question's subjects by `names` or better. `official` is what an official
 * sentence is ahead when statements are chosen, `officialFirst` when they are put in order. Swept.
 */
export const TOPIC = { most: 10, within: 1.5, withinNamed: 6.5, names: 0.74, official: 0.7, officialFirst: 3 } as const;

/**
 * Logistic regression over the signals of the best sentence. Fitted to whether the documents answer, with near misses made
 * by withholding answers, then brought to scale, by Platt's method, with how often the first statement is right.
 * `missingNames` is weaker than fitted (−3.6), for people name things otherwise than texts do.
 */
export const CONFIDENCE_WEIGHTS = {
  intercept: -4.6,
  passage: 4.07,
  nearest: 4.4,
  chance: 1.15,
  missingNames: -3,
  missingTerms: -0.9,
  lacksFigure: -2.35,
  lacksSort: -0.35,
  figure: -0.35,
  yesNo: 1.65,
} as const;

/** Mean similarity below which no token of a sentence is of the sort that is asked for. Swept. */
export const SORT_FROM = 0.535;

/** Below this confidence the documents do not say. Swept: two or three of a hundred answers are withheld for it. */
export const ANSWER_FROM = 0.35;

/** Letters a word needs to be mended by one edit, and by two: shorter ones are too like each other. */
export const CORRECT_ONE_FROM = 4;
export const CORRECT_TWO_FROM = 7;

/** Nearest passages shown when the documents do not say. */
export const CLOSEST = 3;

/** A list of points is taken for the one asked for when one of them is among the first so many sentences. */
export const ENUMERATION_WITHIN = 10;
