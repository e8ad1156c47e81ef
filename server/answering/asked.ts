import type { Embedding } from '../../embeddings/embedder.ts';
import { type Word, words } from '../../embeddings/terms.ts';
import { type Breadth, breadthOf, countAsked, wantsCoverage } from './breadth.ts';
import { type ExpectedAnswer, expectedAnswer } from './expected-answer.ts';
import { isContent } from './function-words.ts';
import { type MaxSimQuery, maxSimQuery } from './max-sim.ts';
import { formOf, type QuestionForm, wantsWords } from './question-form.ts';
import { rarity } from './rarity.ts';
import type { SearchIndex } from './search-index.ts';
import { speakersNamed } from './speakers.ts';
import { weigh } from './weigh.ts';

/** A term of the question and how much it tells. */
export interface WeighedTerm {
  readonly term: string;
  readonly weight: number;
}

/** A question made ready to be compared with sentences. */
export interface Asked {
  readonly text: string;
  readonly breadth: Breadth;
  readonly expected: ExpectedAnswer;
  readonly form: QuestionForm;
  /** How many things it wants listed, when it says so. */
  readonly count: number | undefined;
  /** Whether it wants what is said, which a byline or the like does not say. */
  readonly wantsWords: boolean;
  /** Whether the question is about what was reported, not what was declared. */
  readonly wantsCoverage: boolean;
  /** Unit length, as wide as the index. */
  readonly vector: Float32Array;
  readonly query: MaxSimQuery;
  /** Weights of the query's tokens, in its order; they sum to one. */
  readonly tokenWeights: readonly number[];
  /** The word for the sort of thing it asks for ("which city", "how many patients"), as places in the query; often none. */
  readonly sort: readonly number[];
  /** The subjects that it joins, each as places in the query. */
  readonly aspects: readonly (readonly number[])[];
  /** Its content words without repeats, in order; weights sum to one. */
  readonly terms: readonly WeighedTerm[];
  /** Those of the terms that are written as names, with a capital inside the question, or as numbers. */
  readonly names: readonly string[];
  /** The speakers whom it names. */
  readonly speakers: ReadonlySet<string>;
}

/** What is asked: the question as it was searched, and its own part of it (without what it inherits). */
export interface Wording {
  readonly searched: string;
  readonly own: string;
}

/** Joins a question's wording with its embedding. */
export function toAsked({ searched, own }: Wording, embedding: Embedding, index: SearchIndex): Asked {
  const ownTokens = own === searched ? embedding.pieces.length : ownPieces(own, embedding.pieces);
  const { picks, weights, sort, aspects } = weigh(embedding, ownTokens, index);
  const all = words(searched);
  const content = all.filter((word) => isContent(word.text.toLowerCase())).map((word) => word.term);
  const breadth = breadthOf(own);
  const expected = expectedAnswer(own);
  const form = formOf(own, breadth, expected);
  const count = countAsked(own);
  const terms = normalise([...new Set(content)].map((term) => ({ term, weight: termRarity(term, index) })));
  const names = all.filter((word, i) => isNumber(word) || (i > 0 && isName(word))).map((word) => word.term);
  return {
    text: searched,
    breadth,
    expected,
    form,
    count,
    wantsWords: wantsWords(own, form, count),
    wantsCoverage: wantsCoverage(own),
    vector: embedding.vector,
    query: maxSimQuery(embedding.tokens, picks, index.tokens.dimensions),
    tokenWeights: weights,
    sort,
    aspects,
    terms,
    names,
    speakers: speakersNamed({ terms, names }, index.speakers),
  };
}

/** How many pieces the question's own words take: pieces are counted until their letters are used up. */
function ownPieces(own: string, pieces: readonly string[]): number {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').length;
  let left = letters(own);
  let piece = 1;
  while (left > 0 && piece < pieces.length) {
    left -= letters(pieces[piece] ?? '');
    piece += 1;
  }
  return piece - 1;
}

const isNumber = (word: Word): boolean => /^\p{N}/u.test(word.text);

const isName = (word: Word): boolean => /^\p{Lu}/u.test(word.text) && isContent(word.text.toLowerCase());

const termRarity = (term: string, index: SearchIndex): number =>
  rarity(index.lexical.frequency(term), index.rows.length);

function normalise(terms: readonly WeighedTerm[]): WeighedTerm[] {
  const sum = terms.reduce((total, { weight }) => total + weight, 0) || 1;
  return terms.map(({ term, weight }) => ({ term, weight: weight / sum }));
}
