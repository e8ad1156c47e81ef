import type { NameInFull } from '../acronyms.ts';
import type { Lexicon } from '../lexicon.ts';
import { bytesOf } from './files.ts';

/** The names of the files that keep the words of a corpus. */
export const LEXICAL_FILES = {
  terms: 'lexical.terms.json',
  offsets: 'lexical.offsets.u32',
  rows: 'lexical.rows.u32',
  counts: 'lexical.counts.u32',
  lengths: 'lexical.lengths.u32',
  words: 'lexical.words.json',
  acronyms: 'lexical.acronyms.json',
} as const;

/** The files that keep a lexicon. */
export function lexicalFiles({ postings, words, acronyms }: Lexicon): Map<string, Uint8Array> {
  return new Map([
    [LEXICAL_FILES.terms, Buffer.from(JSON.stringify(postings.terms))],
    [LEXICAL_FILES.offsets, bytesOf(postings.offsets)],
    [LEXICAL_FILES.rows, bytesOf(postings.rows)],
    [LEXICAL_FILES.counts, bytesOf(postings.counts)],
    [LEXICAL_FILES.lengths, bytesOf(postings.lengths)],
    [LEXICAL_FILES.words, Buffer.from(JSON.stringify([...words]))],
    [LEXICAL_FILES.acronyms, Buffer.from(JSON.stringify([...acronyms]))],
  ]);
}

/** Reads back what `lexicalFiles` gave; throws where a file of them is not there. */
export function readLexicalFiles(files: ReadonlyMap<string, Uint8Array>): Lexicon {
  const bytes = (name: string): Uint8Array => {
    const found = files.get(name);
    if (!found) throw new Error(`The index has no ${name}.`);
    return found;
  };
  const json = (name: string): unknown => JSON.parse(Buffer.from(bytes(name)).toString('utf8'));
  const table = (name: string) => new Uint32Array(bytes(name).slice().buffer);
  return {
    postings: {
      terms: json(LEXICAL_FILES.terms) as string[],
      offsets: table(LEXICAL_FILES.offsets),
      rows: table(LEXICAL_FILES.rows),
      counts: table(LEXICAL_FILES.counts),
      lengths: table(LEXICAL_FILES.lengths),
    },
    words: new Map(json(LEXICAL_FILES.words) as [string, number][]),
    acronyms: new Map(json(LEXICAL_FILES.acronyms) as [string, NameInFull][]),
  };
}
