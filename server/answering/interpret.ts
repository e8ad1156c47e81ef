import type { Wording } from './asked.ts';
import { standsAlone, topicOf } from './follow-up.ts';

/** "And about trade?", "and on trade?", or a single word: a subject without a question around it. */
const SUBJECT_ALONE =
  /^(?:(?:(?:(?:and|but|so|ok(?:ay)?|now)[\s,]+)?(?:(?:what|how)\s+)?about|(?:and|but|so)\s+on)\s+(?<named>[^?]+)|(?<word>[\p{L}\p{N}-]+))\s*\??$/iu;

/** "What did Ann Lee say", whatever she was asked about. */
const WHOSE_WORDS =
  /^(?<asked>what (?:do|does|did|has|have|had) (?!(?:he|she|it|they)\b)[^?]+? (?:say|said|think|thought|mention(?:ed)?|propose[ds]?|announced?|promised?|want|call(?:ed)? for))(?: (?:about|on|regarding|of|for) [^?]+)?\s*\??$/iu;

/**
 * Makes a question self-contained. One that leans on an earlier question is searched together with its topic; a subject
 * alone is asked for in a sentence, for the model was taught on sentences and finds little in a word; after a question
 * for the words of somebody with a name, for those.
 */
export function interpret(question: string, history: readonly string[]): Wording {
  const { named, word } = SUBJECT_ALONE.exec(question.trim())?.groups ?? {};
  const subject = named ?? word;
  if (subject !== undefined && standsAlone(subject)) {
    const asked = `${(named && whoseWords(history)) ?? 'what is said'} about ${subject.trim()}?`;
    return { own: asked, searched: asked };
  }
  if (history.length === 0 || standsAlone(question)) return { own: question, searched: question };
  const topic = topicOf(history);
  return { own: question, searched: topic ? `${question} (${topic})` : question };
}

/** "the council" and "SCO" are whose words all of it is; a name is somebody's among others. */
const HAS_NAME = / \p{Lu}\p{Ll}/u;

/** The beginning of the last question that was more than a subject, when it asked for the words of somebody by name. */
function whoseWords(history: readonly string[]): string | undefined {
  const last = history.findLast((question) => !SUBJECT_ALONE.test(question.trim()));
  const asked = WHOSE_WORDS.exec(last?.trim() ?? '')?.groups?.['asked'];
  return asked !== undefined && HAS_NAME.test(asked) ? asked : undefined;
}
