import type { DocumentSummary } from '../server/contract/documents.ts';
import type { Kind } from './reply.ts';

/** What the library is narrowed to; what is empty or left out narrows nothing. */
export interface LibraryFilter {
  readonly query: string;
  readonly kind: Kind | '';
  readonly year?: string;
  readonly place?: string;
}

/** Accents and case do not keep a reader from finding a title. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function haystack({ title, place, issuer, author, date }: DocumentSummary): string {
  return plain([title, place, issuer, author, date].filter((part) => part).join(' '));
}

/** The documents that hold every word of the query and are of the kind; newest first, undated last. */
export function filterDocuments(documents: readonly DocumentSummary[], filter: LibraryFilter): DocumentSummary[] {
  const words = plain(filter.query).split(/\s+/u);
  return documents
    .filter((document) => filter.kind === '' || document.kind === filter.kind)
    .filter((document) => !filter.year || document.date?.startsWith(filter.year))
    .filter((document) => !filter.place || document.place === filter.place)
    .filter((document) => words.every((word) => haystack(document).includes(word)))
    .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
}

/** The kinds that occur, each once, in the order they are met. */
export function kindsOf(documents: readonly DocumentSummary[]): Kind[] {
  return [...new Set(documents.map((document) => document.kind))];
}

/** The years that occur, newest first. */
export function yearsOf(documents: readonly DocumentSummary[]): string[] {
  const years = documents.flatMap(({ date }) => (date === undefined ? [] : [date.slice(0, 4)]));
  return [...new Set(years)].sort().reverse();
}

/** The places that occur, by their letters. */
export function placesOf(documents: readonly DocumentSummary[]): string[] {
  const places = documents.flatMap(({ place }) => (place === undefined ? [] : [place]));
  return [...new Set(places)].sort((a, b) => a.localeCompare(b));
}

/** In a short declaration title, headings and dateline can outnumber the provisions; below this share those are an exception. */
const PROVISIONS_SHARE = 1 / 3;

/** How long a document is in its own terms: provisions where it is made of them, passages otherwise. */
export function extentOf({ provisions, passages }: DocumentSummary['counts']): {
  unit: 'provisions' | 'passages';
  count: number;
} {
  const isMadeOfProvisions = provisions >= passages * PROVISIONS_SHARE && provisions > 0;
  return isMadeOfProvisions ? { unit: 'provisions', count: provisions } : { unit: 'passages', count: passages };
}
