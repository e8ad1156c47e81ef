import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { CitedWords } from '../cited-words.ts';
import { plainText } from '../plain-text.ts';
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

/** CSL reads a few elements of HTML as markup and has no way to say that one is none; a joiner nobody sees says so. */
const RICH_TEXT = /<(?=\/?(?:i|b|sc|sup|sub|span)\b)/giu;

/** Text in which reference managers find no markup. */
function words(text: string): string {
  return plainText(text.replace(/\s+/gu, ' ')).replace(RICH_TEXT, '<\u2060');
}

const TEX: Readonly<Record<string, string>> = {
  '\\': 'backslash',
  '{': 'braceleft',
  '}': 'braceright',
  '~': 'asciitilde',
  '^': 'asciicircum',
};

/** A name for BibTeX: the library escapes every field but names. */
function texName(text: string): string {
  return text.replace(/[\\{}~^]/gu, (character) => `\\text${TEX[character]}{}`).replace(/[$&#%_]/gu, '\\$&');
}

/** A citation as a CSL-JSON item: the document, who speaks, and in the note the place and the words. */
function cslItem({ citation, address }: CitedWords, format: 'bibtex' | 'csl'): Record<string, unknown> {
  const { document, passage, quote, start } = citation;
  const speaker = passage.speaker === undefined ? undefined : words(passage.speaker);
  const note = [words(passage.label), `“${words(quote)}”`].filter((part) => part !== '').join(': ');
  return {
    id: `${document.id}-${start}`,
    type: CSL_TYPE[document.kind],
    title: words(document.title),
    ...(speaker !== undefined && { author: [{ literal: format === 'bibtex' ? texName(speaker) : speaker }] }),
    ...(document.date !== undefined && { issued: { 'date-parts': [dateParts(document.date)] } }),
    ...(passage.label !== '' && { section: words(passage.label) }),
    language: document.language,
    URL: address,
    note,
  };
}

/** Citations as reference managers read them. */
export async function exportCitations(format: 'bibtex' | 'csl', cited: readonly CitedWords[]): Promise<string> {
  const cite = new Cite(cited.map((each) => cslItem(each, format)));
  const text = format === 'bibtex' ? cite.format('bibtex') : cite.format('data', { format: 'text' });
  return text.trim();
}
