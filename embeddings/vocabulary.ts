import { words } from './terms.ts';

/** The words of a corpus as they are written, lower case, in the order they first stand there, with how often they do. */
export type WordCounts = ReadonlyMap<string, number>;

/** Counts the words of texts. */
export function countWords(texts: Iterable<string>): WordCounts {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const { text: word } of words(text)) {
      const lower = word.toLowerCase();
      counts.set(lower, (counts.get(lower) ?? 0) + 1);
    }
  }
  return counts;
}
