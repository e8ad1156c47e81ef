import { parseArgs } from 'node:util';
import { fold } from '../embeddings/span.ts';
import { readConfig } from './config.ts';
import { type AskReply, AskRequest, type Citation } from './contract.ts';
import { loadEngine } from './engine.ts';

/** `npm run ask -- "…"`: asks in the terminal, with the same engine as the server. */

const USAGE = 'usage: npm run ask -- "your question" [--json]';

/** A reply for a person to read: quotations, the numbers of their sources, and the sources. */
export function formatReply(reply: AskReply): string {
  const heading = reply.interpretedAs === reply.question ? [] : [`Searched for: ${reply.interpretedAs}`, ''];
  const statements = reply.answer.flatMap(({ text, citations, lead }) => [
    ...(lead ? [`  ${lead.text}`] : []),
    `“${text}” ${citations.map((id) => `[${id}]`).join('')}`,
    '',
  ]);
  const refusal = ['The documents do not say.', '', ...(reply.closest.length > 0 ? ['Closest passages:', ''] : [])];
  const body = reply.status === 'answered' ? statements : refusal;
  const sources = [...reply.citations, ...reply.closest].map(formatCitation);
  return [...heading, ...body, ...sources, ''].join('\n');
}

function formatCitation({ id, document, passage, file, start, end, quote }: Citation): string {
  const place = [document.title, passage.label, document.date].filter(Boolean).join(', ');
  const shown = fold(quote);
  return `[${id}] ${place} (${file} ${start}–${end})\n    ${shown.length > 100 ? `${shown.slice(0, 99)}…` : shown}`;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
  const request = AskRequest.safeParse({ question: positionals.join(' ') });
  if (!request.success) {
    const [issue] = request.error.issues;
    process.stderr.write(`${USAGE}\nThe question cannot be asked: ${issue?.message ?? 'it is not valid'}.\n`);
    return 2;
  }
  const { serving } = await loadEngine(readConfig(process.env));
  const reply = await serving.ask(request.data);
  process.stdout.write(values.json ? `${JSON.stringify(reply, null, 2)}\n` : formatReply(reply));
  return 0;
}

try {
  // The model's worker threads would keep the process alive.
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
