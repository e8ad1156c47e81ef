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
 * The index with its suggestions: each stored question is put to it once, when they are first wanted, and kept when the answer begins with what the
 * question is about. So a suggestion is answered, whatever has changed in the answer path since the index was built;
 * and nothing is embedded, for the questions were when the index was built.
 */
export function withSuggestions(index: SearchIndex, stored: SuggestionTable): SearchIndex {
  let kept: readonly Suggestion[] | undefined;
  return {
    ...index,
    // Some hundred questions take a third of a second, which a server that starts has better uses for.
    get suggestions() {
      kept ??= stored.questions.flatMap((question, i) => suggestionOf(question, stored, i, index) ?? []);
      return kept;
    },
  };
}

function suggestionOf(
  { text, rows, pieces }: SuggestedQuestion,
  { vectors, tokens }: SuggestionTable,
  i: number,
  index: SearchIndex,
): Suggestion | undefined {
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
