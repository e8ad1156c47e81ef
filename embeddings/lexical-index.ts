import MiniSearch, { type AsPlainObject } from 'minisearch';
import { toTerm, words } from './terms.ts';

/** What the lexical index says of one sentence. */
export interface LexicalHit {
  readonly row: number;
  /** BM25+ (Lv & Zhai 2011, as minisearch computes it): not bounded, comparable within one question only. */
  readonly score: number;
}

/** BM25 over sentences, and how rare each term is among them. */
export interface LexicalIndex {
  readonly size: number;
  search(terms: readonly string[], accept?: (row: number) => boolean): LexicalHit[];
  /** In how many sentences a term stands; 0 when the corpus does not know it. */
  frequency(term: string): number;
  toJSON(): unknown;
}

interface Row {
  readonly id: number;
  readonly text: string;
}

const OPTIONS = {
  fields: ['text'],
  tokenize: (text: string) => words(text).map((word) => word.text),
  processTerm: toTerm,
};

/** Indexes sentence texts; the row of a hit is the text's place in `texts`. */
export function createLexicalIndex(texts: readonly string[]): LexicalIndex {
  const search = new MiniSearch<Row>(OPTIONS);
  search.addAll(texts.map((text, id) => ({ id, text })));
  return toLexicalIndex(search, countFrequencies(texts));
}

/** Reads back what `toJSON` gave. */
export function loadLexicalIndex(json: string): LexicalIndex {
  const { search, frequencies } = JSON.parse(json) as { search: AsPlainObject; frequencies: [string, number][] };
  return toLexicalIndex(MiniSearch.loadJS<Row>(search, OPTIONS), new Map(frequencies));
}

function toLexicalIndex(search: MiniSearch<Row>, frequencies: ReadonlyMap<string, number>): LexicalIndex {
  return {
    size: search.documentCount,
    search(terms, accept) {
      // The terms are ready-made: splitting or stemming them again would change them.
      const options = { tokenize: () => [...terms], processTerm: (term: string) => term };
      const filter = accept && { filter: (hit: { id: number }) => accept(hit.id) };
      return search.search(terms.join(' '), { ...options, ...filter }).map(({ id, score }) => ({ row: id, score }));
    },
    frequency: (term) => frequencies.get(term) ?? 0,
    toJSON: () => ({ search, frequencies: [...frequencies] }),
  };
}

function countFrequencies(texts: readonly string[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const text of texts) {
    for (const term of new Set(words(text).map((word) => word.term))) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    }
  }
  return frequencies;
}
