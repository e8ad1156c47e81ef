import type { AskReply, Citation, Statement } from '../../server/contract/ask.ts';
import type { Turn } from '../conversation.ts';
import { escapeMarkdown, markdownQuote } from '../copied-statement.ts';
import { type Answered, type Unanswered, wasReinterpreted } from '../reply.ts';
import type { Services } from '../services.ts';
import { answerHref } from '../share.ts';

type Wording = Pick<Services, 'strings' | 'language' | 'resolve'>;

function quoteOf(statement: Statement, citations: readonly Citation[], { language, resolve }: Wording): string {
  const cited = statement.citations.flatMap((id) => citations.filter((citation) => citation.id === id));
  const words = cited.map((citation) => ({ citation, address: resolve(citation.href) }));
  return markdownQuote(statement, words, language);
}

function answeredText(reply: Answered, wording: Wording): string[] {
  return reply.answer.map((statement) => quoteOf(statement, reply.citations, wording));
}

function silentText({ closest }: Unanswered, wording: Wording): string[] {
  const { verdict, closest: title, note } = wording.strings.silence;
  const near = closest.map((citation) =>
    quoteOf({ text: citation.quote.replace(/\s+/gu, ' '), citations: [citation.id] }, closest, wording),
  );
  return near.length === 0 ? [verdict] : [verdict, `**${title}.** ${note}`, ...near];
}

function turnText(turn: Turn, reply: AskReply, wording: Wording): string {
  const { strings, resolve } = wording;
  const understood = wasReinterpreted(reply)
    ? [`${strings.conversation.searchedFor} *${escapeMarkdown(reply.interpretedAs)}*`]
    : [];
  const body = reply.status === 'answered' ? answeredText(reply, wording) : silentText(reply, wording);
  const link = `<${resolve(answerHref(turn, reply))}>`;
  return [`## ${escapeMarkdown(turn.question)}`, ...understood, ...body, link].join('\n\n');
}

/** A conversation as Markdown: each question with its quotations, their citations, and a link that asks it again. */
export function conversationMarkdown(turns: readonly Turn[], wording: Wording): string {
  const answered = turns.flatMap((turn) =>
    turn.state.kind === 'replied' ? [turnText(turn, turn.state.reply, wording)] : [],
  );
  return `${[`# ${wording.strings.product}`, ...answered].join('\n\n')}\n`;
}
