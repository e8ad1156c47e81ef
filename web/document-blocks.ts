import type { DocumentDetail, DocumentPassage } from '../server/contract/documents.ts';

/** A passage, or words between passages that none of them claims; together the blocks are the whole document. */
export interface Block {
  readonly start: number;
  readonly text: string;
  readonly passage?: DocumentPassage;
}

type Readable = Pick<DocumentDetail, 'start' | 'text' | 'passages'>;

function gap(document: Readable, start: number, end: number): Block[] {
  const text = document.text.slice(start - document.start, end - document.start);
  return text.trim() === '' ? [] : [{ start, text }];
}

/** Lays a document out in reading order, leaving no word out: what no passage covers stands between them, unlabelled. */
export function documentBlocks(document: Readable): Block[] {
  const passages = [...document.passages].sort((a, b) => a.start - b.start);
  let read = document.start;
  const blocks = passages.flatMap((passage) => {
    const before = gap(document, read, passage.start);
    read = Math.max(read, passage.end);
    const text = document.text.slice(passage.start - document.start, passage.end - document.start);
    return [...before, { start: passage.start, text, passage }];
  });
  return [...blocks, ...gap(document, read, document.start + document.text.length)];
}
