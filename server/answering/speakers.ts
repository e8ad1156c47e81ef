import { words } from '../../embeddings/terms.ts';
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
