import { distance } from 'fastest-levenshtein';
import { toTerm, type Word, words } from '../../embeddings/terms.ts';
import { CORRECT_ONE_FROM, CORRECT_TWO_FROM } from './limits.ts';

/** The words of the corpus. */
export interface Vocabulary {
  /** As they are written, lower case, and how often each stands there. */
  readonly counts: ReadonlyMap<string, number>;
  /** As they are indexed. */
  readonly terms: ReadonlySet<string>;
}

/** Counts the words of texts. */
export function vocabularyOf(texts: Iterable<string>): Vocabulary {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const { text: word } of words(text)) counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  }
  return { counts, terms: new Set([...counts.keys()].map(toTerm)) };
}

/**
 * Mends words that neither the corpus nor the model's vocabulary knows (`pieces` shows which words the model had to
 * take apart) where the corpus has a word very like them. Everything else stays as it was typed.
 */
export function correctSpelling(question: string, pieces: readonly string[], vocabulary: Vocabulary): string {
  const whole = wholeWords(pieces);
  let corrected = '';
  let end = 0;
  for (const word of words(question)) {
    corrected += question.slice(end, word.start) + corrections(word, whole, vocabulary);
    end = word.end;
  }
  return corrected + question.slice(end);
}

function corrections(word: Word, whole: ReadonlySet<string>, vocabulary: Vocabulary): string {
  const typed = word.text.toLowerCase();
  const known =
    vocabulary.counts.has(typed) || whole.has(typed) || vocabulary.terms.has(word.term) || /\P{L}/u.test(typed);
  return known ? word.text : (nearest(typed, vocabulary) ?? word.text);
}

/** The words that the model took whole: those not followed by a piece that continues them. */
function wholeWords(pieces: readonly string[]): Set<string> {
  return new Set(pieces.filter((piece, i) => !piece.startsWith('##') && !pieces[i + 1]?.startsWith('##')));
}

/** The word at the smallest distance that is allowed for its length; among equals the more frequent one. */
function nearest(typed: string, vocabulary: Vocabulary): string | undefined {
  const allowed = typed.length >= CORRECT_TWO_FROM ? 2 : typed.length >= CORRECT_ONE_FROM ? 1 : 0;
  let best: { word: string; edits: number; count: number } | undefined;
  for (const [word, count] of vocabulary.counts) {
    if (allowed === 0 || Math.abs(word.length - typed.length) > allowed) continue;
    const edits = distance(typed, word);
    if (edits > allowed) continue;
    if (!best || edits < best.edits || (edits === best.edits && count > best.count)) best = { word, edits, count };
  }
  return best?.word;
}
