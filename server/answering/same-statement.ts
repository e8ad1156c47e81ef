import { dot, rowOf } from '../../embeddings/vector.ts';
import { SAME_COSINE, SAME_LENGTH, SAME_TERMS } from './limits.ts';
import { rarity } from './rarity.ts';
import type { Row, SearchIndex } from './search-index.ts';

/** The verbs by which official texts commit themselves to more or to less. */
const OPERATIVE: Readonly<Record<string, RegExp>> = {
  note: /\b(?:note|notes|noted|take note)\b/i,
  welcome: /\b(?:welcome|welcomes|welcomed|appreciate|appreciates|commend|commends)\b/i,
  support: /\b(?:support|supports|supported|endorse|endorses|endorsed|advocate|advocates|back|backs)\b/i,
  affirm: /\b(?:reaffirm|reaffirms|reaffirmed|affirm|affirms|emphasi[sz]e|emphasi[sz]es|stress|stresses|underline)\b/i,
  oppose: /\b(?:oppose|opposes|opposed|condemn|condemns|condemned|reject|rejects)\b/i,
  decide: /\b(?:decide|decides|decided|adopt|adopts|adopted|approve|approved|sign|signed|agree|agrees|agreed)\b/i,
  call: /\b(?:call on|calls on|call for|calls for|called for|urge|urges|demand|demands)\b/i,
};

/**
 * Whether two sentences are one statement told twice: another translation, or a figure that two newspapers repeat.
 * The meaning must be close, most rare words shared, the length alike, no number of one missing from the other, and
 * the commitment the same: "supports establishing" and "notes the initiative" are two statements.
 */
export function sameStatement(a: Row, b: Row, index: SearchIndex): boolean {
  if (a.row === b.row) return true;
  const lengths = [a.terms.length, b.terms.length];
  return (
    Math.min(...lengths) / Math.max(...lengths) >= SAME_LENGTH &&
    dot(vectorOf(a, index), vectorOf(b, index)) >= SAME_COSINE &&
    sharedTerms(a, b, index) >= SAME_TERMS &&
    sameNumbers(a, b) &&
    sameCommitment(a.text, b.text)
  );
}

const vectorOf = ({ row }: Row, index: SearchIndex) => rowOf(index.sentenceVectors, index.dimensions, row);

/** Jaccard index of the two sets of terms, weighed by rarity. */
function sharedTerms(a: Row, b: Row, index: SearchIndex): number {
  const weigh = (terms: Iterable<string>) =>
    [...terms].reduce((sum, term) => sum + rarity(index.lexical.frequency(term), index.rows.length), 0);
  const shared = weigh([...a.termSet].filter((term) => b.termSet.has(term)));
  return shared / (weigh(a.termSet) + weigh(b.termSet) - shared || 1);
}

function sameNumbers(a: Row, b: Row): boolean {
  const numbers = ({ termSet }: Row) => [...termSet].filter((term) => /^\p{N}/u.test(term));
  const [inA, inB] = [numbers(a), numbers(b)];
  return inA.every((term) => b.termSet.has(term)) || inB.every((term) => a.termSet.has(term));
}

function sameCommitment(a: string, b: string): boolean {
  const verbs = (text: string) => Object.values(OPERATIVE).map((rule) => rule.test(text));
  const [inA, inB] = [verbs(a), verbs(b)];
  const bothCommit = inA.includes(true) && inB.includes(true);
  return !bothCommit || inA.some((has, i) => has && inB[i]);
}
