import MiniSearch from 'minisearch';
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
  /** The `most` best sentences, best first; `accept` limits which rows count. */
  search(terms: readonly string[], most: number, accept?: (row: number) => boolean): LexicalHit[];
  /** The sentences in which a term stands, ascending; none when the corpus does not know it. A view. */
  rowsOf(term: string): Uint32Array;
  /** In how many sentences a term stands; 0 when the corpus does not know it. */
  frequency(term: string): number;
}

/**
 * Which sentences have which terms: term `t` stands in the rows `rows[offsets[t]]` up to `rows[offsets[t + 1]]`, in
 * each as often as `counts` says beside it. Tables and not maps of maps, which take longer to read than to ask.
 */
export interface Postings {
  readonly terms: readonly string[];
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  readonly counts: Uint32Array;
  /** How many different words each sentence has. */
  readonly lengths: Uint32Array;
}

const OPTIONS = {
  fields: ['text'],
  tokenize: (text: string) => words(text).map((word) => word.text),
  processTerm: toTerm,
};

/** Indexes sentence texts with minisearch; the row of a hit is the text's place in `texts`. */
export function postingsOf(texts: readonly string[]): Postings {
  const search = new MiniSearch<{ id: number; text: string }>(OPTIONS);
  search.addAll(texts.map((text, id) => ({ id, text })));
  const { index, fieldLength } = search.toJSON();
  const found = index.map(([term, fields]) => [term, Object.entries(fields['0'] ?? {})] as const);
  const offsets = new Uint32Array(found.length + 1);
  found.forEach(([, postings], i) => {
    offsets[i + 1] = (offsets[i] as number) + postings.length;
  });
  const total = offsets[found.length] as number;
  const [rows, counts] = [new Uint32Array(total), new Uint32Array(total)];
  let at = 0;
  for (const [, postings] of found) {
    for (const [row, count] of postings) {
      rows[at] = Number(row);
      counts[at] = count;
      at += 1;
    }
  }
  const lengths = Uint32Array.from(texts, (_, row) => (fieldLength as Record<number, number[]>)[row]?.[0] ?? 0);
  return { terms: found.map(([term]) => term), offsets, rows, counts, lengths };
}

/** Minisearch's parameters of BM25+, which scores like it. */
const K = 1.2;
const B = 0.7;
const D = 0.5;

const NO_ROWS = new Uint32Array();

/** Searches postings; gives what minisearch gives over the same texts, hit for hit and score for score. */
export function createLexicalIndex({ terms, offsets, rows, counts, lengths }: Postings): LexicalIndex {
  const places = new Map(terms.map((term, place) => [term, place]));
  const [scores, matched] = [new Float64Array(lengths.length), new Uint16Array(lengths.length)];
  const mean = meanLength(lengths);
  const frequency = (term: string): number => {
    const place = places.get(term);
    return place === undefined ? 0 : (offsets[place + 1] as number) - (offsets[place] as number);
  };

  /** Adds a term's scores to those of its sentences, and gives the sentences that no term before had. */
  function add(term: string): number[] {
    const place = places.get(term);
    if (place === undefined) return [];
    const [from, to] = [offsets[place] as number, offsets[place + 1] as number];
    const idf = Math.log(1 + (lengths.length - (to - from) + 0.5) / (to - from + 0.5));
    const first: number[] = [];
    for (let i = from; i < to; i += 1) {
      const [row, count] = [rows[i] as number, counts[i] as number];
      const norm = count + K * (1 - B + (B * (lengths[row] as number)) / mean);
      if (matched[row] === 0) first.push(row);
      scores[row] = (scores[row] as number) + idf * (D + (count * (K + 1)) / norm);
      matched[row] = (matched[row] as number) + 1;
    }
    return first;
  }

  return {
    size: lengths.length,
    frequency,
    rowsOf(term) {
      const place = places.get(term);
      return place === undefined ? NO_ROWS : rows.subarray(offsets[place], offsets[place + 1]);
    },
    search(asked, most, accept = () => true) {
      const found = asked.flatMap(add);
      const best: LexicalHit[] = [];
      for (const row of found) {
        // A sentence counts the more, the more of the terms it has.
        const score = (scores[row] as number) * (matched[row] as number);
        scores[row] = 0;
        matched[row] = 0;
        insert(best, { row, score }, most, accept);
      }
      return best;
    },
  };
}

/** Whether a row is among some that ascend. */
export function isAmongRows(rows: Uint32Array, row: number): boolean {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as number) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row;
}

/** Puts a hit in its place among the best so far; after those of an equal score, which were found before. */
function insert(best: LexicalHit[], hit: LexicalHit, most: number, accept: (row: number) => boolean): void {
  if (best.length >= most && hit.score <= (best.at(-1)?.score ?? Number.POSITIVE_INFINITY)) return;
  if (!accept(hit.row)) return;
  let [low, high] = [0, best.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((best[middle] as LexicalHit).score >= hit.score) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, hit);
  if (best.length > most) best.pop();
}

/** Added up one by one, as minisearch does, for the last digit to be the same. */
const meanLength = (lengths: Uint32Array): number =>
  lengths.reduce((mean, length, i) => (mean * i + length) / (i + 1), 0);
