import { type Word, words } from '../../embeddings/terms.ts';
import type { Asked } from './asked.ts';
import type { Row } from './search-index.ts';

/** Somebody who speaks in a corpus. */
export interface Speaker {
  /** The terms of the name. */
  readonly terms: readonly string[];
  /** The sentences that are theirs, in reading order. */
  readonly rows: readonly number[];
}

/** Everyone who speaks in a corpus, by name. */
export type Speakers = ReadonlyMap<string, Speaker>;

/** Lists whom passages name as their speaker. */
export function speakersOf(rows: readonly Pick<Row, 'row' | 'passage'>[]): Speakers {
  const spoken = new Map<string, number[]>();
  for (const { row, passage } of rows) {
    if (passage.speaker === undefined) continue;
    const known = spoken.get(passage.speaker);
    if (known) known.push(row);
    else spoken.set(passage.speaker, [row]);
  }
  return new Map([...spoken].map(([name, theirs]) => [name, { terms: termsOf(name), rows: theirs }]));
}

const termsOf = (name: string): string[] => words(name).map(({ term }) => term);

/** The speakers a question is about: it has a part of their name with a capital, or all of it however it is written. */
export function speakersNamed({ terms, names }: Pick<Asked, 'terms' | 'names'>, speakers: Speakers): Set<string> {
  const isAsked = (term: string) => terms.some((asked) => asked.term === term);
  const isNamed = (parts: readonly string[]) =>
    parts.some((part) => names.includes(part)) || (parts.length > 0 && parts.every(isAsked));
  return new Set([...speakers].filter(([, speaker]) => isNamed(speaker.terms)).map(([name]) => name));
}

/**
 * Puts the whole name where a question has a part of the name of one speaker alone ("what did Lee say"), for a whole name is
 * better understood. A part that stands beside another capital may be somebody else's ("Bruce Lee"), and the first word
 * has a capital anyway.
 */
export function nameInFull(question: string, speakers: Speakers): string {
  const all = words(question);
  const at = all.findIndex((word, i) => i > 0 && isCapital(word) && nameOf(word, speakers) !== undefined);
  const word = all[at];
  if (!word || isCapital(all[at + 1]) || (at > 1 && isCapital(all[at - 1]))) return question;
  const { name, part } = nameOf(word, speakers) as PartOfName;
  return `${question.slice(0, word.start)}${name}${question.slice(word.start + part.length)}`;
}

interface PartOfName {
  readonly name: string;
  readonly part: string;
}

const isCapital = (word: Word | undefined): boolean => word !== undefined && /^\p{Lu}/u.test(word.text);

/** Whose name a word is a part of, if it is one speaker's alone. */
function nameOf(word: Word, speakers: Speakers): PartOfName | undefined {
  const names = [...speakers].filter(([, { terms }]) => terms.includes(word.term)).map(([name]) => name);
  const [name] = names;
  const part = words(name ?? '').find(({ term }) => term === word.term)?.text;
  return names.length === 1 && name !== undefined && part !== undefined && word.text.startsWith(part)
    ? { name, part }
    : undefined;
}
