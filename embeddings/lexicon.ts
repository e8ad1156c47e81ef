import { type Acronyms, acronymsOf } from './acronyms.ts';
import { type Postings, postingsOf } from './lexical-index.ts';
import { countWords, type WordCounts } from './vocabulary.ts';

/** What an index keeps of the words of a corpus. */
export interface Lexicon {
  readonly postings: Postings;
  readonly words: WordCounts;
  readonly acronyms: Acronyms;
}

/** Reads it off the sentences, their white space folded, and the files they are from. */
export function lexiconOf(sentences: readonly string[], files: readonly { readonly text: string }[]): Lexicon {
  return {
    postings: postingsOf(sentences),
    words: countWords(files.map(({ text }) => text)),
    acronyms: acronymsOf(sentences),
  };
}
