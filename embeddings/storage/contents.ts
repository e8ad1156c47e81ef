import type { Corpus } from '../corpus.ts';
import type { HnswIndex } from '../indexes/hnsw.ts';
import type { TokenTable } from '../token-table.ts';
import type { Manifest } from './manifest.ts';

/** The vectors of passages or sentences: row `i` belongs to entry `i` of the corpus. */
export interface VectorTable {
  /** Unit vectors, row by row; zeros where a text is not embedded (titles, headings, and the like). */
  readonly vectors: Float32Array;
  /** What each row was made from: the SHA-256 of the text that was embedded, empty where there is none. */
  readonly keys: readonly string[];
  readonly index: HnswIndex;
}

/**
 * Token vectors of where passages stand: title, section, speaker and the like. Passages share these texts, so that
 * passage `i` has text `rowOf[i]` of `tokens`.
 */
export interface ContextTable {
  readonly tokens: TokenTable;
  /** The SHA-256 of each text. */
  readonly keys: readonly string[];
  readonly rowOf: Uint32Array;
}

/** A question that the corpus seems to answer. */
export interface SuggestedQuestion {
  readonly text: string;
  /** The sentences that speak of what it asks for, as places in the corpus; none when it is not to be suggested. */
  readonly rows: readonly number[];
  /** The tokens as the model's vocabulary spells them, as `Embedding.pieces` has them. */
  readonly pieces: readonly string[];
}

/** Questions to suggest, embedded like a question that is asked: row `i` of each belongs to question `i`. */
export interface SuggestionTable {
  readonly questions: readonly SuggestedQuestion[];
  /** The SHA-256 of each question's text. */
  readonly keys: readonly string[];
  /** Unit vectors, row by row. */
  readonly vectors: Float32Array;
  readonly tokens: TokenTable;
}

/** What an index was made from: a change of any of it makes the index out of date. */
export interface IndexOrigin {
  /** SHA-256 of each seed file. */
  readonly seeds: Readonly<Record<string, string>>;
  /** SHA-256 of catalog.json; empty when there is none. */
  readonly catalog: string;
  /** Names the model and its precision. */
  readonly model: string;
  /** SHA-256 of the program that built it. */
  readonly builder: string;
}

/** Everything that is written to disk and read back. */
export interface IndexContents {
  readonly origin: IndexOrigin;
  readonly dimensions: number;
  readonly corpus: Corpus;
  readonly passages: VectorTable;
  readonly sentences: VectorTable;
  /** Token vectors of the sentences, text `i` being sentence `i`. */
  readonly tokens: TokenTable;
  readonly contexts: ContextTable;
  readonly suggestions: SuggestionTable;
  /** Further parts by file name, such as `lexical.json`; the store keeps the bytes and does not look inside. */
  readonly extras: ReadonlyMap<string, Uint8Array>;
}

/** An index as it was read, with what its manifest says. */
export interface StoredIndex extends IndexContents {
  readonly manifest: Manifest;
}
