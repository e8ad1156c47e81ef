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
  for (const [i, { text, term, start }] of all.entries()) {
    const standsAlone = i > 0 && !isCapital(all[i + 1]) && !(i > 1 && isCapital(all[i - 1]));
    const name = standsAlone && isCapital(all[i]) ? onlyNameWith(term, speakers) : undefined;
    const part = words(name ?? '').find((one) => one.term === term)?.text;
    if (part !== undefined && text.startsWith(part)) {
      return `${question.slice(0, start)}${name}${question.slice(start + part.length)}`;
    }
  }
  return question;
}

const isCapital = (word: Word | undefined): boolean => word !== undefined && /^\p{Lu}/u.test(word.text);

/** The name that a term is a part of, if it is one speaker's alone. */
function onlyNameWith(term: string, speakers: Speakers): string | undefined {
  const names = [...speakers].filter(([, { terms }]) => terms.includes(term)).map(([name]) => name);
  return names.length === 1 ? names[0] : undefined;
}
