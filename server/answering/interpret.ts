import type { Wording } from './asked.ts';
import { standsAlone, topicOf } from './follow-up.ts';

/** "And about trade?", or a single word: a subject without a question around it. */
const SUBJECT_ALONE =
  /^(?:(?:(?:and|but|so|ok(?:ay)?|now)[\s,]+)?(?:(?:what|how)\s+)?about\s+(?<named>[^?]+)|(?<word>[\p{L}\p{N}-]+))\s*\??$/iu;

/**
 * Makes a question self-contained. One that leans on an earlier question is searched together with its topic; a subject
 * alone is asked for in a sentence, for the model was taught on sentences and finds little in a word.
 */
export function interpret(question: string, history: readonly string[]): Wording {
  const { named, word } = SUBJECT_ALONE.exec(question.trim())?.groups ?? {};
  const subject = named ?? word;
  if (subject !== undefined && standsAlone(subject)) {
    const asked = `what is said about ${subject.trim()}?`;
    return { own: asked, searched: asked };
  }
  if (history.length === 0 || standsAlone(question)) return { own: question, searched: question };
  const topic = topicOf(history);
  return { own: question, searched: topic ? `${question} (${topic})` : question };
}
