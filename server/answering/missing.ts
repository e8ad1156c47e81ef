import { toTerm } from '../../embeddings/terms.ts';
import type { Asked, WeighedTerm } from './asked.ts';
import type { Row, SearchIndex } from './search-index.ts';

/** What of a question is said nowhere around a sentence; shares of its terms by rarity, 0 to 1. */
export interface Missing {
  readonly names: number;
  readonly terms: number;
}

/** What is known of the question, of the sentence and of what stands beside it. */
type Question = Pick<Asked, 'text' | 'terms' | 'names'>;
type Place = Pick<Row, 'placeTerms' | 'passageRow' | 'leadRow'>;
type Beside = Pick<SearchIndex, 'rowsOfPassage'> & { readonly rows: readonly Pick<Row, 'text' | 'terms'>[] };

/** Looks for the question's terms in a sentence's passage, in the sentence that gives it its subject and where it stands. */
export function missingAround(asked: Question, row: Place, index: Beside): Missing {
  const around = termsAround(row, index);
  const short = abbreviations(asked.text, row, index);
  const missing = asked.terms.filter(({ term }) => !isAmong(term, around) && !short.has(term));
  return { names: total(missing.filter(({ term }) => asked.names.includes(term))), terms: total(missing) };
}

const total = (terms: readonly WeighedTerm[]): number => terms.reduce((sum, { weight }) => sum + weight, 0);

function termsAround({ passageRow, leadRow, placeTerms }: Place, index: Beside): Set<string> {
  const rows = [...(index.rowsOfPassage[passageRow] ?? []), ...(leadRow === undefined ? [] : [leadRow])];
  return new Set([...placeTerms, ...rows.flatMap((row) => index.rows[row]?.terms ?? [])]);
}

/** The abbreviations in a question whose letters all begin names in the passage: "NPT" for "the Treaty on the Non-Proliferation". */
function abbreviations(question: string, { passageRow }: Place, index: Beside): Set<string> {
  const short = question.match(/\b\p{Lu}{2,6}\b/gu);
  if (!short) return new Set();
  const passage = (index.rowsOfPassage[passageRow] ?? []).map((row) => index.rows[row]?.text).join(' ');
  const initials = new Set(passage.match(/(?<!\p{L})\p{Lu}/gu));
  return new Set(short.filter((word) => [...word].every((letter) => initials.has(letter))).map(toTerm));
}

/** Letters that two words must begin with alike to be kin ("Kazakh", "Kazakhstan"), and that may follow in the one sought. */
const STEM = 4;
const ENDING = 3;

/** Whether a term is among others, or one that begins like it. */
function isAmong(term: string, others: ReadonlySet<string>): boolean {
  if (others.has(term)) return true;
  if (term.length <= STEM || /^\p{N}/u.test(term)) return false;
  const stem = term.slice(0, Math.max(STEM, term.length - ENDING));
  return [...others].some((other) => other.startsWith(stem) || (other.length >= STEM && term.startsWith(other)));
}
