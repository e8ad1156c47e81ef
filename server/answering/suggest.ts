import { dot } from '../../embeddings/vector.ts';
import type { Found } from './find.ts';
import { isOfficial, type SearchIndex, type Suggestion } from './search-index.ts';

/** Most suggestions with a reply, and on an empty page. */
const WITH_REPLY = 3;
const AT_START = 4;

/** The most starters that one document answers, as long as there are others. */
const OF_ONE_DOCUMENT = 2;

/** Questions whose vectors are nearer than this ask nearly the same; those at the start should differ more. */
const SAME = 0.8;
const SAME_AT_START = 0.6;

/** Beside an answer, what is further away than this leads elsewhere; beside a silence, the nearest are the best there is. */
const NEAR = 0.6;

/**
 * The nearest questions to go on with: none of those asked before, in other words neither, none whose sentences the
 * answer has already, no two of a kind, and only such as the documents answer that the request is about.
 */
export function suggest(found: Found, before: readonly string[], index: SearchIndex): string[] {
  const { asked, scope, selections } = found;
  const said = new Set(selections.flatMap(({ rows, elsewhere }) => [...rows, ...elsewhere]).map(({ row }) => row));
  const known = new Set(asked.terms.map(({ term }) => term));
  const isNew = ({ text, terms, rows }: Suggestion): boolean =>
    !before.includes(text) && terms.some((term) => !known.has(term)) && rows.some(({ row }) => !said.has(row));
  const nearness = index.nearnessOfSuggestions(asked.vector);
  const nearest = index.suggestions
    .map((suggestion, i) => ({ suggestion, nearness: nearness[i] as number }))
    .filter(({ nearness }) => selections.length === 0 || nearness >= NEAR)
    .filter(({ suggestion }) => scope(suggestion.best) && isNew(suggestion))
    .sort((a, b) => b.nearness - a.nearness);
  const chosen: Suggestion[] = [];
  for (const { suggestion } of nearest) {
    if (chosen.length < WITH_REPLY && areApart(chosen, suggestion, SAME)) chosen.push(suggestion);
  }
  return chosen.map(({ text }) => text);
}

/** Questions to begin with: on what the official documents speak of most, each on something else. */
export function starters({ suggestions }: SearchIndex): string[] {
  const ordered = [...suggestions].sort(byInterest);
  const chosen: Suggestion[] = [];
  for (const mostOfOne of [OF_ONE_DOCUMENT, AT_START]) {
    for (const suggestion of ordered) {
      const ofSame = chosen.filter(({ best }) => best.document.id === suggestion.best.document.id).length;
      if (chosen.length === AT_START || ofSame >= mostOfOne) continue;
      if (areApart(chosen, suggestion, SAME_AT_START)) chosen.push(suggestion);
    }
  }
  return chosen.map(({ text }) => text);
}

const byInterest = (a: Suggestion, b: Suggestion): number =>
  Number(isOfficial(b.best.document)) - Number(isOfficial(a.best.document)) ||
  b.mentions - a.mentions ||
  a.text.length - b.text.length;

/** Whether a question asks for something else than those chosen: other words, and another answer. */
const areApart = (chosen: readonly Suggestion[], { vector, best }: Suggestion, same: number): boolean =>
  chosen.every((one) => one.best.row !== best.row && dot(one.vector, vector) < same);
