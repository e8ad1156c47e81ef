import type { Embedding } from '../../embeddings/embedder.ts';
import { isContent } from './function-words.ts';
import { FUNCTION_WORD_WEIGHT, INHERITED_WEIGHT, LEAST_TOKEN_WEIGHT, TELLING_RARITY } from './limits.ts';
import { rarity } from './rarity.ts';
import type { SearchIndex } from './search-index.ts';

/** The tokens of a question that count, and how much; the weights sum to one. */
export interface WeighedTokens {
  /** Row numbers in the question's token vectors. */
  readonly picks: readonly number[];
  readonly weights: readonly number[];
  /** The word after "which" or "how many", which says what sort of thing is asked for, as places in `picks`. */
  readonly sort: readonly number[];
  /** The subjects that the question joins by "and" or a comma, each as places in `picks`. */
  readonly aspects: readonly (readonly number[])[];
}

/** In how many of how many sentences tokens stand. */
interface TokenCounts extends Pick<SearchIndex, 'tokenFrequency'> {
  readonly rows: Pick<SearchIndex['rows'], 'length'>;
}

const CONTINUES = '##';
const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * Weighs a question's tokens by their rarity in the corpus. Special tokens and punctuation do not count; words of
 * grammar and of asking count less, and so do those carried over from an earlier question, which follow `own` tokens.
 * What would count for next to nothing is left out.
 */
export function weigh(question: Embedding, own: number, index: TokenCounts): WeighedTokens {
  const { pieces, tokens } = question;
  const words = pieces.flatMap((piece, i) => (i > 0 && i < pieces.length - 1 && HAS_WORD.test(piece) ? [i] : []));
  const rarities = words.map((i) => {
    const frequency = index.tokenFrequency.get(tokens.ids[i] as number) ?? 0;
    const kind = isContent(wholeWord(pieces, i)) ? 1 : FUNCTION_WORD_WEIGHT;
    return rarity(frequency, index.rows.length) * kind * (i > own ? INHERITED_WEIGHT : 1);
  });
  const least = LEAST_TOKEN_WEIGHT * Math.max(...rarities);
  const picks = words.filter((_, place) => (rarities[place] as number) >= least);
  const raw = rarities.filter((weight) => weight >= least);
  const sum = raw.reduce((total, weight) => total + weight, 0) || 1;
  const weights = raw.map((weight) => weight / sum);
  return { picks, weights, sort: sortOf(pieces, picks), aspects: aspectsOf(pieces, picks, raw) };
}

const ASKS_FOR_SORT: ReadonlySet<string> = new Set(['which', 'what', 'many', 'much']);

/** Between "which" and the word it asks with stand at most so many others: "which of these new forums". */
const SORT_WITHIN = 4;

function sortOf(pieces: readonly string[], picks: readonly number[]): number[] {
  const asks = pieces.findIndex((piece) => ASKS_FOR_SORT.has(piece));
  if (asks < 0) return [];
  const near = picks.filter((i) => i > asks && !pieces[i]?.startsWith(CONTINUES)).slice(0, SORT_WITHIN);
  const first = near.find((i) => isContent(wholeWord(pieces, i)));
  if (first === undefined) return [];
  const end = picks.findIndex((i) => i > first && !pieces[i]?.startsWith(CONTINUES));
  const from = picks.indexOf(first);
  return picks.slice(from, end < 0 ? undefined : end).map((_, place) => from + place);
}

/** "say about", "position on": who speaks stands before, the subjects after. */
const INTRODUCES: ReadonlySet<string> = new Set(['about', 'on', 'regarding', 'concerning']);

const JOINS: ReadonlySet<string> = new Set(['and', 'or', ',', ';', '&', '/']);

/**
 * The subjects a question joins, each as its content tokens. A token that much of the corpus has tells little of what is
 * asked, unless there is no other.
 */
function aspectsOf(pieces: readonly string[], picks: readonly number[], rarities: readonly number[]): number[][] {
  const subjects = subjectsOf(pieces, picks);
  const telling = subjects.map((places) => places.filter((place) => (rarities[place] ?? 0) >= TELLING_RARITY));
  const aspects = telling.some((places) => places.length > 0) ? telling : subjects;
  return aspects.filter((places) => places.length > 0);
}

function subjectsOf(pieces: readonly string[], picks: readonly number[]): number[][] {
  const subjects: number[][] = [];
  pieces.forEach((piece, i) => {
    if (INTRODUCES.has(piece) && !isContent(pieces[i - 1] ?? '')) subjects.splice(0);
    if (JOINS.has(piece) || subjects.length === 0) subjects.push([]);
    const place = picks.indexOf(i);
    if (place >= 0 && isContent(wholeWord(pieces, i))) subjects.at(-1)?.push(place);
  });
  return subjects;
}

/** The word a token belongs to, its pieces put together. */
function wholeWord(pieces: readonly string[], i: number): string {
  let first = i;
  while (first > 0 && pieces[first]?.startsWith(CONTINUES)) first -= 1;
  let word = pieces[first] ?? '';
  for (let next = first + 1; pieces[next]?.startsWith(CONTINUES); next += 1) word += pieces[next]?.slice(2);
  return word;
}
