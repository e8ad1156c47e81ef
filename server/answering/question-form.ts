import type { Breadth } from './breadth.ts';
import { asksFigure, type ExpectedAnswer } from './expected-answer.ts';

/**
 * How a question may be met: by a figure or a date; by a thing it names the sort of ("who", "where", "which forum"); by
 * yes or no; by whatever is said. A sentence that is close answers an open question sooner than one for a figure.
 */
export type QuestionForm = 'figure' | 'thing' | 'yesNo' | 'open';

/** At the start of the question, or of its main clause: "In their eyes, do …". */
const YES_NO =
  /(?:^|,\s*)(?:(?:and|but|so)\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|must)\b/iu;

/** "which forum", "what competition", but not "what is" or "what they". */
const SORT_OF_THING =
  /\b(?:which|what)\s+(?!(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must|the|an?|they|he|she|it|of|in|on|if|to|about|happen(?:s|ed)?)\b)[\p{L}\p{N}-]+/iu;

const ASKS_FOR_WORDS = /\b(?:what|how|why)\b/iu;

/**
 * Whether a question wants what is said, so that a line which says only when, where and by whom does not answer it. A few
 * key words may want either.
 */
export const wantsWords = (question: string, form: QuestionForm, count: number | undefined): boolean =>
  form === 'open' && (count !== undefined || ASKS_FOR_WORDS.test(question));

/** The form of a question whose breadth and expected answer are known. */
export function formOf(question: string, breadth: Breadth, expected: ExpectedAnswer): QuestionForm {
  if (asksFigure(expected) || expected === 'date') return 'figure';
  if (expected === 'person' || expected === 'place') return 'thing';
  if (breadth === 'topic') return 'open';
  if (SORT_OF_THING.test(question)) return 'thing';
  return YES_NO.test(question) ? 'yesNo' : 'open';
}
