import type { CorpusDocument, Passage } from '../../embeddings/corpus.ts';
import { type Span, slice } from '../../embeddings/span.ts';
import type { DocumentEntry, Library } from '../library.ts';

/** Which words of which file. */
export interface QuotePlace extends Span {
  readonly file: string;
}

/** Words of the source, cut where they were asked for, with the rest of the passage they stand in. */
export interface Quote {
  readonly document: CorpusDocument;
  /** The passage that the words begin in. */
  readonly passage: Passage;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** More would not be a quotation but a reading. */
const MOST_PASSAGES = 3;

/**
 * The words at a place. They come with the whole of their passages, so that a place that cuts a sentence short shows
 * what it cut. Undefined when no document has text there, or when the place spans more than three passages.
 */
export function quoteAt(library: Library, place: QuotePlace): Quote | undefined {
  const entry = library.documents.find(({ document }) => document.file === place.file && holds(document, place));
  const text = library.file(place.file)?.text;
  if (entry === undefined || text === undefined || place.start >= place.end) return undefined;
  const passages = touched(entry, place);
  const [first, last] = [passages[0], passages.at(-1)];
  if (first === undefined || last === undefined || passages.length > MOST_PASSAGES) return undefined;
  return {
    document: entry.document,
    passage: first,
    before: slice(text, { start: Math.min(first.start, place.start), end: place.start }),
    words: slice(text, place),
    after: slice(text, { start: place.end, end: Math.max(last.end, place.end) }),
  };
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function touched({ passages }: DocumentEntry, { start, end }: Span): Passage[] {
  return passages.filter((passage) => passage.start < end && passage.end > start).sort((a, b) => a.start - b.start);
}
