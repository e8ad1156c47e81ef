import type { AskReply, AskRequest } from '../server/contract/ask.ts';
import type { FeedbackRequest } from '../server/contract/feedback.ts';

/** A reply that quotes. */
export type Answered = Extract<AskReply, { status: 'answered' }>;

/** A reply that says the documents are silent, with the nearest passages. */
export type Unanswered = Extract<AskReply, { status: 'no_answer' }>;

/** What sort of text a document is. */
export type Kind = NonNullable<AskRequest['kinds']>[number];

/** Why an answer did not help. */
export type Reason = NonNullable<FeedbackRequest['reason']>;

/** How many different documents a reply quotes. */
export function documentsQuoted(reply: AskReply): number {
  return new Set(reply.citations.map((citation) => citation.document.id)).size;
}

/** Whether the server understood more, or something else, than was typed; case and closing marks do not count. */
export function wasReinterpreted(reply: AskReply): boolean {
  return essence(reply.interpretedAs) !== essence(reply.question);
}

function essence(question: string): string {
  return question
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[\s?!.]+$/u, '')
    .trim();
}
