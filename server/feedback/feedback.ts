import { randomUUID } from 'node:crypto';
import type { AskReply } from '../contract/ask.ts';
import type { FeedbackRequest } from '../contract/feedback.ts';
import type { Logger } from '../logger.ts';
import type { Journal } from './journal.ts';

/** What readers say of answers, and what they asked in vain. */
export interface Feedback {
  /** Gives an answer an id by which a reader can speak of it; a question that was not answered is written down. */
  answered(reply: AskReply): string;
  /** Writes down what a reader says; false when no such answer is remembered. Rejects when it could not be written. */
  record(opinion: FeedbackRequest): Promise<boolean>;
}

/** How many answers can still be spoken of: an hour's on a busy server, a few megabytes. */
const REMEMBERED = 5_000;

type Asked = Pick<AskReply, 'question' | 'interpretedAs' | 'status'> & { readonly index: string };

/** Remembers the latest answers in memory and writes to the journal only what readers say and what was not answered. */
export function createFeedback(journal: Journal, log: Logger): Feedback {
  const remembered = new Map<string, Asked>();
  return {
    answered({ question, interpretedAs, status, index }) {
      const answer = randomUUID();
      const asked = { question, interpretedAs, index: index.fingerprint };
      remembered.set(answer, { ...asked, status });
      const [oldest] = remembered.keys();
      if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
      if (status === 'no_answer') {
        const writing = journal.append({ type: 'unanswered', time: new Date().toISOString(), answer, ...asked });
        writing.catch((error) =>
          log.error({ error: String(error) }, 'an unanswered question could not be written down'),
        );
      }
      return answer;
    },
    async record({ answer, helpful, reason, note }) {
      const asked = remembered.get(answer);
      if (asked === undefined) return false;
      const said = { ...(reason && { reason }), ...(note && { note }) };
      await journal.append({ type: 'feedback', time: new Date().toISOString(), answer, ...asked, helpful, ...said });
      return true;
    },
  };
}
