import type { Citation } from '../server/contract/ask.ts';
import { plainText } from './plain-text.ts';
import type { Answered } from './reply.ts';

/** Writes a day as a reader's language does; what is not a day is shown as it is. */
export function longDate(isoDay: string, language: string): string {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/u.test(isoDay) ? isoDay : Number.NaN);
  if (Number.isNaN(day.getTime())) return isoDay;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    day,
  );
}

interface Wording {
  readonly language: string;
  /** Makes an address absolute, so that it still leads here after pasting. */
  readonly resolve: (href: string) => string;
}

function sourceLine(citation: Citation, { language, resolve }: Wording): string {
  const { document, passage } = citation;
  const date = document.date === undefined ? '' : longDate(document.date, language);
  const parts = [passage.speaker ?? '', document.title, passage.label, date].filter((part) => part !== '');
  return `— ${parts.map(plainText).join(', ')}\n  ${resolve(citation.href)}`;
}

/** An answer as plain text for the clipboard: each quotation keeps its sources. */
export function quotedText(reply: Answered, wording: Wording): string {
  const statements = reply.answer.map((statement) => {
    const cited = statement.citations.flatMap((id) => reply.citations.filter((citation) => citation.id === id));
    const lead = statement.lead === undefined ? '' : `${plainText(statement.lead.text)}\n`;
    return `${lead}“${plainText(statement.text)}”\n${cited.map((citation) => sourceLine(citation, wording)).join('\n')}`;
  });
  return [plainText(reply.interpretedAs), ...statements].join('\n\n');
}
