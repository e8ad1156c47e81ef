import type { Random } from '../../../embeddings/seeded-random.ts';
import { placeIn, zipf } from '../draw.ts';

const SYLLABLES =
  'ba be bo da de do fa fi ga go ka ko la le li lo ma me mi mo na ne ni no pa po ra re ri ro sa se si so ta te ti to va ve vi vo'.split(
    ' ',
  );

/** The commonest words of English, which the commonest places of a vocabulary are: the answer path knows them. */
const COMMON = 'the of and to in for on with by that is as are will from at their be this it'.split(' ');

/** Made-up words in the order of how often they are used, and a draw among them. */
export interface Language {
  readonly words: readonly string[];
  /** Draws the place of a word. */
  draw(random: Random): number;
}

/**
 * A language with as many words as so many words of text have by Heaps' law (19 · n^0.5: the 1,935 of the seeds
 * in their 10,393 words, and 37,000 in four millions), used as Zipf's law says.
 */
export function languageFor(wordsOfText: number, random: Random): Language {
  const size = Math.round(19 * Math.sqrt(wordsOfText));
  const known = new Set(COMMON);
  while (known.size < size) known.add(madeUp(2 + placeIn(3, random), random));
  return { words: [...known], draw: zipf(size) };
}

const madeUp = (syllables: number, random: Random): string =>
  Array.from({ length: syllables }, () => SYLLABLES[placeIn(SYLLABLES.length, random)]).join('');

/** Pieces that a model's vocabulary takes a word apart to: common words are one, rare ones three. */
export const piecesOf = (place: number): number => (place < 3_000 ? 1 : place < 15_000 ? 2 : 3);
