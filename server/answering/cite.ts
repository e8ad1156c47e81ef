import type { CorpusDocument, Passage } from '../../embeddings/corpus.ts';
import { fold, type Span, slice } from '../../embeddings/span.ts';
import type { Citation, Statement } from '../contract/ask.ts';
import type { Row, SearchIndex } from './search-index.ts';
import type { Selection } from './select.ts';

/** Statements with the citations they refer to. */
export interface Cited {
  readonly answer: Statement[];
  readonly citations: Citation[];
}

interface Place extends Span {
  readonly document: CorpusDocument;
  readonly passage: Passage;
}

/** Numbers the sources of every statement in order of appearance; one place has one number. */
export function cite(selections: readonly Selection[], index: SearchIndex): Cited {
  const citations: Citation[] = [];
  const number = (place: Place): number => {
    const known = citations.find(
      (one) => one.file === place.document.file && one.start === place.start && one.end === place.end,
    );
    if (known) return known.id;
    citations.push(toCitation(place, citations.length + 1, index));
    return citations.length;
  };
  const answer = selections.map(({ rows, elsewhere }): Statement => {
    const place = placeOf(rows);
    const ids = [number(place), ...elsewhere.map((row) => number(placeOf([row])))];
    const lead = leadOf(rows, index);
    return {
      text: fold(slice(index.text(place.document.file), place)),
      citations: ids,
      ...(lead && { lead: { text: fold(slice(index.text(lead.document.file), lead)), citation: number(lead) } }),
    };
  });
  return { answer, citations };
}

/** The nearest sentences as citations of their own, when nothing answers. */
export const citeClosest = (rows: readonly Row[], index: SearchIndex): Citation[] =>
  rows.map((row, i) => toCitation(placeOf([row]), i + 1, index));

/** From the start of the first sentence to the end of the last one. */
function placeOf(rows: readonly Row[]): Place {
  const [first, last] = [rows[0] as Row, rows.at(-1) as Row];
  return { document: first.document, passage: first.passage, start: first.sentence.start, end: last.sentence.end };
}

/** The line that gives a statement its subject, unless the statement has it already. */
function leadOf(rows: readonly Row[], index: SearchIndex): Place | undefined {
  const [first] = rows as [Row, ...Row[]];
  const span = first.sentence.lead;
  if (!span) return undefined;
  const passage = index.passageAt(first.document.id, span.start) ?? first.passage;
  return { document: first.document, passage, start: span.start, end: span.end };
}

function toCitation({ document, passage, start, end }: Place, id: number, index: SearchIndex): Citation {
  const { title, kind, date, language, file } = document;
  const { label, section, number, speaker } = passage;
  return {
    id,
    document: { id: document.id, title, kind, ...(date && { date }), language },
    passage: {
      id: passage.id,
      label,
      ...(section !== undefined && { section }),
      ...(number !== undefined && { number }),
      ...(speaker !== undefined && { speaker }),
    },
    file,
    start,
    end,
    quote: slice(index.text(file), { start, end }),
    href: `/documents/${encodeURIComponent(document.id)}?from=${start}&to=${end}#${encodeURIComponent(passage.id)}`,
  };
}
