import type { Citation } from '../server/contract/ask.ts';
import type { DocumentDetail } from '../server/contract/documents.ts';
import type { Mark } from './highlight.ts';

/** Whether a document holds the quote at its place, to the character. */
export function holdsQuote(document: Pick<DocumentDetail, 'id' | 'start' | 'text'>, citation: Citation): boolean {
  const words = document.text.slice(citation.start - document.start, citation.end - document.start);
  return citation.document.id === document.id && words === citation.quote;
}

/** What to mark in a document; a citation that does not hold to the character is not marked at all. */
export function sourceMarks(
  document: Pick<DocumentDetail, 'id' | 'start' | 'text'>,
  shown: Citation,
  all: readonly Citation[],
): Mark[] {
  const others = all.filter((citation) => citation !== shown);
  const mark = (citation: Citation, tone: Mark['tone']): Mark[] =>
    holdsQuote(document, citation) ? [{ start: citation.start, end: citation.end, tone }] : [];
  return [...mark(shown, 'primary'), ...others.flatMap((citation) => mark(citation, 'other'))];
}
