import { z } from 'zod';
import { FEEDBACK_REASONS, MOST_NOTE } from '../contract/feedback.ts';

/** What is written down, one line each; the schema is that of the lines on disk. */

const asked = {
  time: z.iso.datetime(),
  /** Names the answer, not whoever asked. */
  answer: z.string(),
  question: z.string(),
  /** The self-contained query that was searched. */
  interpretedAs: z.string(),
  /** Fingerprint of the index that was asked. */
  index: z.string(),
};

/** A question that the documents did not answer. */
const Unanswered = z.object({ type: z.literal('unanswered'), ...asked });

/** What a reader thought of an answer. */
const Opinion = z.object({
  type: z.literal('feedback'),
  ...asked,
  status: z.enum(['answered', 'no_answer']),
  helpful: z.boolean(),
  reason: z.enum(FEEDBACK_REASONS).optional(),
  note: z.string().max(MOST_NOTE).optional(),
});

/** One line of the journal. */
export const Entry = z.discriminatedUnion('type', [Unanswered, Opinion]);
export type Entry = z.infer<typeof Entry>;
export type Opinion = z.infer<typeof Opinion>;
