import type { PassageDetail } from '../../server/contract/documents.ts';
import type { Api } from '../api.ts';
import type { SourceReader, SourceText } from '../source-reader.ts';

/** Shows cited words in their passage with the one before and the one after it: enough to judge them, little to fetch. */
export function passageWithNeighbours(api: Api): SourceReader {
  return { key: ({ passage }) => passage.id, load: async (id, signal) => excerpt(await api.passage(id, signal)) };
}

/** Lays the passages out as they stand in the file. Only white space and page furniture stand between passages, so spaces keep their offsets. */
function excerpt({ previous, passage, next, document }: PassageDetail): SourceText {
  const passages = [previous, passage, next].flatMap((one) => (one ? [one] : []));
  const start = Math.min(...passages.map((one) => one.start));
  const text = passages.reduce((read, one) => read.padEnd(one.start - start) + one.text, '');
  return { id: document.id, language: document.language, start, text, passages };
}
