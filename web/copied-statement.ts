import type { Statement } from '../server/contract/ask.ts';
import type { CitedWords } from './cited-words.ts';
import type { CopyFormat } from './copy-format.ts';
import { plainText } from './plain-text.ts';
import { longDate } from './quoted-text.ts';
import type { Services } from './services.ts';

type Wording = Pick<Services, 'language' | 'reference'>;

function detailsOf({ citation: { document, passage } }: CitedWords, language: string): string[] {
  const date = document.date === undefined ? '' : longDate(document.date, language);
  return [passage.label, date].filter((part) => part !== '');
}

function plain({ text, lead }: Statement, cited: readonly CitedWords[], language: string): string {
  const sources = cited.map((words) => {
    const { document, passage } = words.citation;
    const parts = [passage.speaker, document.title, ...detailsOf(words, language)].filter((part) => part !== undefined);
    return `— ${parts.map(plainText).join(', ')}\n  ${words.address}`;
  });
  return [...(lead ? [plainText(lead.text)] : []), `“${plainText(text)}”`, ...sources].join('\n');
}

/** What CommonMark, GitHub's tables, mathematics and mentions would read as markup, wherever it stands. */
const MARKUP = /[\\`*_[\]<>#|~$@]|&(?=#?\w+;)/gu;

/** What they would make links of by themselves, and what begins an item of a list where it begins a line. */
const LINKS_AND_ITEMS = /:(?=\/\/)|(?<=\bwww)\.|^[-+=]|(?<=^\d+)[.)]/giu;

/** What Markdown would read as markup is told apart from it, and what does something is shown by its name. */
export function escapeMarkdown(text: string): string {
  return plainText(text).replace(MARKUP, '\\$&').replace(LINKS_AND_ITEMS, '\\$&');
}

/** A quotation as Markdown: the words, then each source as a link. */
export function markdownQuote({ text, lead }: Statement, cited: readonly CitedWords[], language: string): string {
  const sources = cited.map((words) => {
    const { document, passage } = words.citation;
    const link = `[${escapeMarkdown(document.title)}](${words.address})`;
    const speaker = passage.speaker === undefined ? [] : [escapeMarkdown(passage.speaker)];
    return `> — ${[...speaker, link, ...detailsOf(words, language).map(escapeMarkdown)].join(', ')}`;
  });
  const before = lead === undefined ? [] : [`> ${escapeMarkdown(lead.text)}`, '>'];
  return [...before, `> “${escapeMarkdown(text)}”`, '>', sources.join('  \n')].join('\n');
}

/** A statement with its citations as it goes onto the clipboard. Throws when references cannot be written here. */
export async function copiedStatement(
  format: CopyFormat,
  statement: Statement,
  cited: readonly CitedWords[],
  { language, reference }: Wording,
): Promise<string> {
  switch (format) {
    case 'plain':
      return plain(statement, cited, language);
    case 'markdown':
      return markdownQuote(statement, cited, language);
    case 'link':
      return cited[0]?.address ?? '';
    case 'bibtex':
    case 'csl':
      if (reference === undefined) throw new Error(`No service writes ${format}; do not offer it.`);
      return await reference(format, cited);
  }
}
