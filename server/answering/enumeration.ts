import type { Passage } from '../../embeddings/corpus.ts';
import { ENUMERATION_WITHIN } from './limits.ts';
import type { Ranked } from './rank.ts';
import type { Row, SearchIndex } from './search-index.ts';

/**
 * The opening sentences of a list with as many points as the question wants, when one of its points ranks high: "which
 * five things …" is answered by the five points, in their order. Undefined when there is no such list.
 */
export function enumeration(count: number, ranked: readonly Ranked[], index: SearchIndex): Row[] | undefined {
  for (const { row } of ranked.slice(0, ENUMERATION_WITHIN)) {
    const points = pointsBeside(row, index);
    if (points.length === count) return points;
  }
  return undefined;
}

/** The first sentence of every point of the list a sentence stands in. */
function pointsBeside({ passage }: Row, index: SearchIndex): Row[] {
  if (passage.role !== 'point' && passage.role !== 'item') return [];
  return index.passagesOf(passage.documentId).flatMap((i) => {
    const other = index.corpus.passages[i] as Passage;
    const beside = other.role === passage.role && other.section === passage.section;
    const first = beside ? index.rowsOfPassage[i]?.[0] : undefined;
    return first === undefined ? [] : (index.rows[first] ?? []);
  });
}
