import { setImmediate as nextRound } from 'node:timers/promises';
import { type Products, productsWith } from '../../embeddings/indexes/products.ts';
import type { SuggestedQuestion, SuggestionTable } from '../../embeddings/storage/contents.ts';
import { words } from '../../embeddings/terms.ts';
import { tokenRows, toTokenVectors } from '../../embeddings/token-table.ts';
import { rowOf } from '../../embeddings/vector.ts';
import { find } from './find.ts';
import { isContent } from './function-words.ts';
import { isOfficial, type SearchIndex, type Suggestion } from './search-index.ts';

/** A suggestion must be answered with this confidence: well above where answers begin. */
const SURE = 0.5;

/** One of so many first statements must be a sentence that the question was made from. */
const FIRST_STATEMENTS = 3;

/**
 * The index with its suggestions: each stored question is put to it once, and kept when the answer begins with what the
 * question is about. So a suggestion is answered, whatever has changed in the answer path since the index was built;
 * and nothing is embedded, for the questions were when the index was built. Some hundred questions take a tenth of a
 * second, so they are put one at a time: whoever wants a suggestion before that waits, and nobody else does.
 */
export function withSuggestions(index: SearchIndex, stored: SuggestionTable): SearchIndex {
  const kept: Suggestion[] = [];
  let next = 0;
  const putNext = () => {
    const suggestion = suggestionOf(stored.questions[next] as SuggestedQuestion, stored, next, index);
    if (suggestion) kept.push(suggestion);
    next += 1;
  };
  const putAll = async () => {
    for (; next < stored.questions.length; await nextRound()) putNext();
  };
  const suggestions = () => {
    while (next < stored.questions.length) putNext();
    return kept;
  };
  let putting: Promise<void> | undefined;
  let nearnessOf: Products | undefined;
  return {
    ...index,
    get suggestions() {
      return suggestions();
    },
    nearnessOfSuggestions(question) {
      nearnessOf ??= productsWith(withAnswers(suggestions(), index), index.dimensions);
      return nearnessOf(question);
    },
    prepareSuggestions: () => (putting ??= putAll()),
  };
}

/** The sums of each suggestion's vector and its answer's: one product with a sum is two cosines together. */
function withAnswers(suggestions: readonly Suggestion[], { sentenceVectors, dimensions }: SearchIndex): Float32Array {
  const sums = new Float32Array(suggestions.length * dimensions);
  for (const [i, { vector, best }] of suggestions.entries()) {
    const answer = rowOf(sentenceVectors, dimensions, best.row);
    sums.set(
      vector.map((value, d) => value + (answer[d] as number)),
      i * dimensions,
    );
  }
  return sums;
}

function suggestionOf(
  { text, rows, pieces }: SuggestedQuestion,
  { vectors, tokens }: SuggestionTable,
  i: number,
  index: SearchIndex,
): Suggestion | undefined {
  if (rows.length === 0) return undefined;
  const vector = rowOf(vectors, index.dimensions, i);
  const embedding = { vector, tokens: toTokenVectors(tokenRows(tokens, i), tokens), pieces };
  const { selections, confidence } = find({}, { own: text, searched: text }, embedding, index);
  const statements = selections.map((selection) => [...selection.rows, ...selection.elsewhere]);
  const isAbout = statements
    .slice(0, FIRST_STATEMENTS)
    .flat()
    .some(({ row }) => rows.includes(row));
  const [best] = statements.flat();
  if (!best || confidence < SURE || !isAbout) return undefined;
  const about = statements.flat().filter(({ row }) => rows.includes(row));
  return {
    text,
    vector,
    best,
    terms: contentTerms(text),
    rows: statements.flat(),
    mentions: about.filter(({ document }) => isOfficial(document) === isOfficial(best.document)).length,
  };
}

const contentTerms = (text: string): string[] =>
  words(text)
    .filter((word) => isContent(word.text.toLowerCase()))
    .map(({ term }) => term);
