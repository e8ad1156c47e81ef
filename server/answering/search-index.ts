import type { Acronyms } from '../../embeddings/acronyms.ts';
import type { Corpus, CorpusDocument, Kind, Passage, Sentence } from '../../embeddings/corpus.ts';
import type { LexicalIndex } from '../../embeddings/lexical-index.ts';
import type { TokenTable } from '../../embeddings/token-table.ts';
import type { VectorIndex } from '../../embeddings/vector-index.ts';
import type { WordCounts } from '../../embeddings/vocabulary.ts';
import type { ExpectedAnswer } from './expected-answer.ts';
import { type MaxSimTable, maxSimTable } from './max-sim.ts';
import { rowsOf } from './rows.ts';
import { type Speakers, speakersOf } from './speakers.ts';
import { type Vocabulary, vocabularyOf } from './spelling.ts';
import { tellingTokens } from './telling-tokens.ts';

/** A sentence with all that the answer path asks of it; row `i` is sentence `i` of the corpus. */
export interface Row {
  readonly row: number;
  readonly sentence: Sentence;
  readonly passage: Passage;
  readonly document: CorpusDocument;
  /** The sentence as it is shown: white space folded. */
  readonly text: string;
  /** Its terms in reading order, repeats included. */
  readonly terms: readonly string[];
  readonly termSet: ReadonlySet<string>;
  /** The terms of where it stands: its section and speaker, and what is known of its document. */
  readonly placeTerms: readonly string[];
  /** Its numbers, days, names … of one sort, in lower case. */
  things(sort: ExpectedAnswer): readonly string[];
  /** Place of its passage in `corpus.passages`. */
  readonly passageRow: number;
  /** The sentence that gives it its subject, when it has a lead. */
  readonly leadRow: number | undefined;
  /** Whether it can be an answer: titles, headings and a line that only announces a list cannot. */
  readonly quotable: boolean;
}

/** A question that the index answers. */
export interface Suggestion {
  readonly text: string;
  readonly vector: Float32Array;
  /** Its content words as terms. */
  readonly terms: readonly string[];
  /** The sentences of its answer, and the first of them. */
  readonly rows: readonly Row[];
  readonly best: Row;
  /** How many sentences of its answer speak of it by name: official ones where the best is official. */
  readonly mentions: number;
}

/** A loaded index as the answer path uses it. */
export interface SearchIndex {
  readonly corpus: Corpus;
  readonly fingerprint: string;
  readonly dimensions: number;
  readonly rows: readonly Row[];
  /** Rows of each passage, in reading order, by its place in `corpus.passages`. */
  readonly rowsOfPassage: readonly (readonly number[])[];
  /** Rows that a row gives their subject. */
  readonly rowsLedBy: ReadonlyMap<number, readonly number[]>;
  readonly sentences: VectorIndex;
  readonly sentenceVectors: Float32Array;
  readonly passages: VectorIndex;
  readonly passageVectors: Float32Array;
  readonly tokens: MaxSimTable;
  /** Token vectors of where passages stand (title, section, speaker); passage `i` has text `rowOf[i]`. */
  readonly contexts: { readonly tokens: MaxSimTable; readonly rowOf: Uint32Array };
  readonly lexical: LexicalIndex;
  readonly speakers: Speakers;
  /** In how many sentences a vocabulary id of the model stands. */
  readonly tokenFrequency: ReadonlyMap<number, number>;
  /** The corpus's own words and names, for mending the question's. */
  readonly vocabulary: Vocabulary;
  /** Questions to suggest. */
  readonly suggestions: readonly Suggestion[];
  /** How near a question is to each suggestion and its answer, two cosines together: a view, until the next call. */
  nearnessOfSuggestions(question: Float32Array): Float32Array;
  /** Works them out bit by bit, so that nothing else is held up; before that they are worked out when they are wanted. */
  prepareSuggestions(): Promise<void>;
  /** The text of a seed file. */
  text(file: string): string;
  /** The passages of a document in reading order, as places in `corpus.passages`. */
  passagesOf(documentId: string): readonly number[];
  /** The passage of a document that holds an offset. */
  passageAt(documentId: string, offset: number): Passage | undefined;
}

/** What an index is made of before the answer path has looked at it. */
export type IndexParts = Pick<
  SearchIndex,
  'corpus' | 'fingerprint' | 'dimensions' | 'sentences' | 'sentenceVectors' | 'passages' | 'passageVectors' | 'lexical'
> & {
  readonly tokens: TokenTable;
  readonly contexts: { readonly tokens: TokenTable; readonly rowOf: Uint32Array };
  readonly words: WordCounts;
  readonly acronyms: Acronyms;
};

const OFFICIAL: ReadonlySet<Kind> = new Set(['declaration', 'statement', 'speech']);

/** Whether a document's words are the organisation's own and not somebody's report of them. */
export const isOfficial = (document: { readonly kind: Kind }): boolean => OFFICIAL.has(document.kind);

/** Prepares an index for answering: what does not depend on the question is worked out once. */
export function createSearchIndex({ words, acronyms, ...parts }: IndexParts): SearchIndex {
  const { corpus } = parts;
  const tokenFrequency = tokenFrequencies(parts.tokens);
  const texts = new Map(corpus.files.map((file) => [file.name, file.text]));
  const text = (file: string) => texts.get(file) ?? '';
  const rows = rowsOf(corpus, text);
  const rowsOfPassage: number[][] = corpus.passages.map(() => []);
  for (const { row, passageRow } of rows) rowsOfPassage[passageRow]?.push(row);
  return {
    ...parts,
    rows,
    rowsOfPassage,
    rowsLedBy: ledBy(rows),
    tokens: maxSimTable(parts.tokens, tellingTokens(tokenFrequency, rows.length)),
    contexts: { tokens: maxSimTable(parts.contexts.tokens), rowOf: parts.contexts.rowOf },
    speakers: speakersOf(rows),
    tokenFrequency,
    vocabulary: vocabularyOf(words, acronyms),
    suggestions: [],
    nearnessOfSuggestions: () => new Float32Array(),
    prepareSuggestions: async () => {},
    text,
    ...passagesByDocument(corpus),
  };
}

function passagesByDocument({ passages }: Corpus): Pick<SearchIndex, 'passagesOf' | 'passageAt'> {
  const places = new Map<string, number[]>();
  for (const [place, { documentId }] of passages.entries()) {
    const known = places.get(documentId);
    if (known) known.push(place);
    else places.set(documentId, [place]);
  }
  const passagesOf = (documentId: string) => places.get(documentId) ?? [];
  return {
    passagesOf,
    passageAt(documentId, offset) {
      const found = passagesOf(documentId).find((place) => {
        const { start, end } = passages[place] as Passage;
        return start <= offset && offset < end;
      });
      return found === undefined ? undefined : passages[found];
    },
  };
}

function ledBy(rows: readonly Row[]): Map<number, number[]> {
  const led = new Map<number, number[]>();
  for (const { row, leadRow } of rows) {
    if (leadRow === undefined) continue;
    const known = led.get(leadRow);
    if (known) known.push(row);
    else led.set(leadRow, [row]);
  }
  return led;
}

/** By vocabulary id, which may be any number. */
function tokenFrequencies({ offsets, ids }: TokenTable): Map<number, number> {
  const places = new Map<number, number>();
  const [frequencies, lastText]: [number[], number[]] = [[], []];
  for (let text = 0; text + 1 < offsets.length; text += 1) {
    for (let row = offsets[text] as number; row < (offsets[text + 1] as number); row += 1) {
      const id = ids[row] as number;
      const place = places.get(id) ?? places.size;
      if (lastText[place] === text) continue;
      if (place === places.size) places.set(id, place);
      lastText[place] = text;
      frequencies[place] = (frequencies[place] ?? 0) + 1;
    }
  }
  return new Map([...places].map(([id, place]) => [id, frequencies[place] as number]));
}
