import { distance } from 'fastest-levenshtein';
import type { Acronyms } from '../../embeddings/acronyms.ts';
import { toTerm, type Word, words } from '../../embeddings/terms.ts';
import type { WordCounts } from '../../embeddings/vocabulary.ts';
import { CORRECT_ONE_FROM, CORRECT_TWO_FROM } from './limits.ts';

/** The words and names of the corpus. */
export interface Vocabulary {
  /** As they are written, lower case, and how often each stands there. */
  readonly counts: WordCounts;
  /** As they are indexed. */
  readonly terms: ReadonlySet<string>;
  /** Which letters each has, in the order of `counts`: one bit for each letter of the alphabet, one for all others. */
  readonly letters: Uint32Array;
  /** The names that acronyms may stand for. */
  readonly acronyms: Acronyms;
}

/** Makes words ready to be looked up. */
export function vocabularyOf(counts: WordCounts, acronyms: Acronyms): Vocabulary {
  const written = [...counts.keys()];
  return { counts, terms: new Set(written.map(toTerm)), letters: Uint32Array.from(written, lettersOf), acronyms };
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) {
    const letter = word.charCodeAt(i) - 97;
    letters |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
  }
  return letters >>> 0;
}

/** In how many letters two words differ. */
function differing(a: number, b: number): number {
  let count = 0;
  for (let bits = a ^ b; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

/**
 * Mends words that neither the corpus nor the model's vocabulary knows (`pieces` shows which words the model had to
 * take apart) where the corpus has a name with these initials or a word very like them. Everything else stays as it was
 * typed.
 */
export function correctSpelling(question: string, pieces: readonly string[], vocabulary: Vocabulary): string {
  const known = knownWords(pieces);
  let mended = '';
  let end = 0;
  for (const word of words(question)) {
    mended += question.slice(end, word.start) + corrected(word, known, vocabulary);
    end = word.end;
  }
  return mended + question.slice(end);
}

function corrected(word: Word, known: ReadonlySet<string>, vocabulary: Vocabulary): string {
  const typed = word.text.toLowerCase();
  const { counts, terms, acronyms } = vocabulary;
  const right = counts.has(typed) || terms.has(word.term) || known.has(typed) || /\P{L}/u.test(typed);
  if (right) return word.text;
  return acronyms.get(typed.toUpperCase())?.name ?? nearest(typed, vocabulary) ?? word.text;
}

/** Endings that make a new word of a known one ("inventors" of "inventor"). */
const ENDING = /^##(?:s|es|d|ed|r|rs|er|ers|or|ors|ing|ly|ness|less|al|y)$/;

/** The words that the model knows: those it took whole, and those it took apart only at an ending. */
function knownWords(pieces: readonly string[]): Set<string> {
  const words: { text: string; known: boolean }[] = [];
  for (const piece of pieces) {
    const word = words.at(-1);
    if (piece.startsWith('##') && word) {
      word.known &&= ENDING.test(piece) && word.text.length >= CORRECT_ONE_FROM;
      word.text += piece.slice(2);
    } else {
      words.push({ text: piece, known: true });
    }
  }
  return new Set(words.filter(({ known }) => known).map(({ text }) => text));
}

/** The word at the smallest distance that is allowed for its length; among equals the more frequent one. */
function nearest(typed: string, vocabulary: Vocabulary): string | undefined {
  const allowed = typed.length >= CORRECT_TWO_FROM ? 2 : typed.length >= CORRECT_ONE_FROM ? 1 : 0;
  if (allowed === 0) return undefined;
  const letters = lettersOf(typed);
  let best: { word: string; edits: number; count: number } | undefined;
  let place = -1;
  for (const [word, count] of vocabulary.counts) {
    place += 1;
    if (Math.abs(word.length - typed.length) > allowed) continue;
    // An edit takes one letter away, brings one in, or both: of a large vocabulary, few words are left to compare.
    if (differing(letters, vocabulary.letters[place] as number) > 2 * allowed) continue;
    const edits = distance(typed, word);
    if (edits > allowed) continue;
    if (!best || edits < best.edits || (edits === best.edits && count > best.count)) best = { word, edits, count };
  }
  return best?.word;
}
