import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { CitedWords } from '../cited-words.ts';
import type { Kind } from '../reply.ts';

/** The CSL 1.0.2 type of each kind; a declaration need not be a treaty, so it is called a document. */
const CSL_TYPE: Record<Kind, string> = {
  declaration: 'document',
  statement: 'document',
  speech: 'speech',
  news: 'article-newspaper',
  summary: 'webpage',
  document: 'document',
};

function dateParts(isoDay: string): number[] {
  return isoDay.split('-').map(Number);
}

/** A citation as a CSL-JSON item: the document, who speaks, and in the note the place and the words. */
function cslItem({ citation, address }: CitedWords): Record<string, unknown> {
  const { document, passage, quote, start } = citation;
  const note = [passage.label, `“${quote.replace(/\s+/gu, ' ')}”`].filter((part) => part !== '').join(': ');
  return {
    id: `${document.id}-${start}`,
    type: CSL_TYPE[document.kind],
    title: document.title,
    ...(passage.speaker !== undefined && { author: [{ literal: passage.speaker }] }),
    ...(document.date !== undefined && { issued: { 'date-parts': [dateParts(document.date)] } }),
    ...(passage.label !== '' && { section: passage.label }),
    language: document.language,
    URL: address,
    note,
  };
}

/** Citations as reference managers read them. */
export async function exportCitations(format: 'bibtex' | 'csl', words: readonly CitedWords[]): Promise<string> {
  const cite = new Cite(words.map(cslItem));
  const text = format === 'bibtex' ? cite.format('bibtex') : cite.format('data', { format: 'text' });
  return text.trim();
}
