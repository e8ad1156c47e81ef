import { fold } from '../embeddings/span.ts';
import type { AskReply, Citation } from './contract/ask.ts';
import { inert } from './inert.ts';

/** How much of a quote stands beneath its source. */
const QUOTE_SHOWN = 100;

/** A reply for a person to read in a terminal: quotations, the numbers of their sources, and the sources. */
export function formatReply(reply: AskReply): string {
  const heading = reply.interpretedAs === reply.question ? [] : [`Searched for: ${line(reply.interpretedAs)}`, ''];
  const statements = reply.answer.flatMap(({ text, citations, lead }) => [
    ...(lead ? [`  ${line(lead.text)}`] : []),
    `“${line(text)}” ${citations.map((id) => `[${id}]`).join('')}`,
    '',
  ]);
  const refusal = ['The documents do not say.', '', ...(reply.closest.length > 0 ? ['Closest passages:', ''] : [])];
  const body = reply.status === 'answered' ? statements : refusal;
  const sources = [...reply.citations, ...reply.closest].map(formatCitation);
  return [...heading, ...body, ...sources, ...instead(reply), ''].join('\n');
}

/** After a refusal, what can be asked instead. */
function instead({ status, suggestions }: AskReply): string[] {
  if (status === 'answered' || suggestions.length === 0) return [];
  return ['', 'What they do answer:', '', ...suggestions.map((question) => `  ${line(question)}`)];
}

function formatCitation({ id, document, passage, file, start, end, quote }: Citation): string {
  const place = [document.title, passage.label, document.date].filter(Boolean).join(', ');
  const shown = fold(quote);
  const cut = shown.length > QUOTE_SHOWN ? `${shown.slice(0, QUOTE_SHOWN - 1)}…` : shown;
  return `[${id}] ${line(place)} (${line(file)} ${start}–${end})\n    ${line(cut)}`;
}

/** Text as one line that does nothing to the terminal. */
function line(text: string): string {
  return inert(fold(text));
}
