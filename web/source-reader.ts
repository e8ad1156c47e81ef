import type { Citation } from '../server/contract/ask.ts';
import type { DocumentDetail } from '../server/contract/documents.ts';
import type { Api } from './api.ts';

/** A stretch of a document that can be laid out and marked; `start` counts in the seed file. */
export type SourceText = Pick<DocumentDetail, 'id' | 'language' | 'start' | 'text' | 'passages'>;

/** Chooses and fetches the text in which cited words are shown. */
export interface SourceReader {
  /** Names the text; citations with one key stand in one text, which is fetched once. */
  key(citation: Citation): string;
  load(key: string, signal: AbortSignal): Promise<SourceText>;
}

/** Shows cited words in the whole of their document. */
export function wholeDocument(api: Api): SourceReader {
  return { key: ({ document }) => document.id, load: (id, signal) => api.document(id, signal) };
}
