import { opensSentence } from '../parse/sentence-openers.ts';

/** The named things of a text: what stands in quotation marks as a title, and capitalised words in a row. */

/** Capitalised in English, and no subject to ask about. */
const CALENDAR =
  'January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?';

/** Letters and digits with a capital in front; "Al-Aqsa", "Alem.AI" and "Xi’an" are one word, "China’s" is not. */
const CAPITALISED = String.raw`(?!(?:${CALENDAR})\b)\p{Lu}[\p{L}\p{N}]*(?:(?:[-–.]|[’'](?!s\b))[\p{L}\p{N}]+)*`;

/** Capitalised words, with at most a preposition and an article between two, and a number at the end: "Goal 14". */
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}’'–.-])${CAPITALISED}(?:\s(?:(?:of|and|on|for)\s(?:the\s)?)?${CAPITALISED})*(?:\s\p{N}+(?![\p{N}/–-]))?`,
  'gu',
);

const QUOTED = /[“«„"]([^“”«»„"]{3,60})[”»"]/gu;
const SMALL_WORD = /^(?:a|an|and|at|by|for|from|in|into|of|on|or|the|to|with|[\p{N}–-]+)$/u;
const TRAILING = /[\s,.;:!?]+$/u;
/** Stands for a quotation while the rest of its sentence is read. */
const MASK = '\u0001';

const AFTER_JOINT = new RegExp(String.raw`[’']s\s$|${MASK}\s?$`, 'u');
const BEFORE_JOINT = new RegExp(String.raw`^[’']s\s\p{Lu}|^\s?${MASK}`, 'u');
const SENTENCE_BEGINS = /(?:^|[.!?:;—–-]\s|["'“‘«(])$/u;
/** An article or an age in front of a name. */
const NO_PART = /^(?:The|An?|\p{Lu}\p{Ll}+(?:-\p{Ll}+)+)$/u;
const LINKS = /^(?:(?:of|and|on|for|the)\s)+/u;
/** "Institute of Russian", "Roadmap for Expanding": broken off before the noun. */
const BROKEN_OFF = /(?:ian|ean|ese|ish|stani|ing)$/u;

/** "Center in Dushanbe" is told by its parts, but the parts of a title are not names: "Forms" of "Contribute to Forms of Racism". */
const AFTER_LINK = /\p{Lu}[\p{L}\p{N}-]*\s(?:at|by|in|into|to|with)\s(?:the\s)?$/u;
const BEFORE_LINK = /^\s(?:at|by|in|into|to|with)\s(?:the\s)?\p{Lu}/u;

/** Longer ones make no short question. */
const MOST_WORDS = 6;

/** Whether a lower-case word stands in the corpus: its capital then says nothing at the beginning of a sentence. */
export type IsCommon = (word: string) => boolean;

/** The names in one sentence as they are written there, titles with their quotation marks; no parts of longer names. */
export function namesIn(sentence: string, isCommon: IsCommon): string[] {
  const titles = [...sentence.matchAll(QUOTED)].flatMap(([, inner = '']) => titleOf(inner) ?? []);
  const rest = sentence.replace(QUOTED, (quoted) => MASK.repeat(quoted.length));
  const runs = [...rest.matchAll(RUN)].flatMap((match) => runOf(match[0], rest, match.index, isCommon) ?? []);
  return [...titles, ...runs].filter((name) => name.split(' ').length <= MOST_WORDS);
}

/** The words of a name without its quotation marks. */
export const bareName = (name: string): string => name.replace(/[“”]/gu, '');

/** Quoted words that are capitalised like a title; "mutually beneficial" is none. */
function titleOf(inner: string): string | undefined {
  const title = inner.replace(TRAILING, '');
  const words = title.split(' ');
  const isTitle = /^\p{Lu}/u.test(title) && words.every((word) => SMALL_WORD.test(word) || /^\p{Lu}/u.test(word));
  return isTitle ? `“${title}”` : undefined;
}

function runOf(run: string, sentence: string, start: number, isCommon: IsCommon): string | undefined {
  const [before, after] = [sentence.slice(0, start), sentence.slice(start + run.length)];
  if (BROKEN_OFF.test(run) || AFTER_JOINT.test(before) || BEFORE_JOINT.test(after)) return undefined;
  const [first = '', ...more] = run.split(' ');
  if (more.length > 0 && (AFTER_LINK.test(before) || BEFORE_LINK.test(after))) return undefined;
  const begins = SENTENCE_BEGINS.test(before);
  if (NO_PART.test(first) || (begins && opensSentence(first))) {
    const name = more.join(' ').replace(LINKS, '');
    return /^\p{Lu}/u.test(name) ? name : undefined;
  }
  return begins && isCommon(first.toLowerCase()) ? undefined : run;
}
