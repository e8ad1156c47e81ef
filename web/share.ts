import type { AskReply } from '../server/contract/ask.ts';
import type { Turn } from './conversation.ts';
import { wasReinterpreted } from './reply.ts';
import { questionHref } from './route.ts';

/** As much of a fingerprint as keeps two indexes apart and a link short. */
const FINGERPRINT_DIGITS = 16;

/** The address that asks for an answer again: its question, whatever shaped how it was understood, and the index it came from. */
export function answerHref({ question, history, scope }: Turn, reply: AskReply): string {
  const index = reply.index.fingerprint.slice(0, FINGERPRINT_DIGITS);
  return questionHref({ question, scope, index, ...(wasReinterpreted(reply) && { history }) });
}

/** Whether an answer that was asked for by a link comes from another index than the link was made with. */
export function isOfAnotherIndex({ index }: Turn, reply: AskReply): boolean {
  return index !== undefined && !reply.index.fingerprint.startsWith(index);
}
