import type { Corpus } from '../../embeddings/corpus.ts';
import { words } from '../../embeddings/terms.ts';
import type { Asked } from './asked.ts';

/** Everyone who speaks in a corpus, by name, with the terms of the name. */
export type Speakers = ReadonlyMap<string, readonly string[]>;

/** Lists whom the passages of a corpus name as their speaker. */
export function speakersOf({ passages }: Pick<Corpus, 'passages'>): Speakers {
  const names = new Set(passages.flatMap(({ speaker }) => speaker ?? []));
  return new Map([...names].map((name) => [name, words(name).map(({ term }) => term)]));
}

/** The speakers a question is about: it has a part of their name with a capital, or all of it however it is written. */
export function speakersNamed({ terms, names }: Pick<Asked, 'terms' | 'names'>, speakers: Speakers): Set<string> {
  const isAsked = (term: string) => terms.some((asked) => asked.term === term);
  const isNamed = (parts: readonly string[]) =>
    parts.some((part) => names.includes(part)) || (parts.length > 0 && parts.every(isAsked));
  return new Set([...speakers].filter(([, parts]) => isNamed(parts)).map(([name]) => name));
}
