import { z } from '@hono/zod-openapi';

/** Why an answer did not help. */
export const FEEDBACK_REASONS = ['off_topic', 'incomplete', 'not_found', 'misleading', 'other'] as const;

/** Characters of a note at most. */
export const MOST_NOTE = 1_000;

/** What a reader says of an answer. */
export const FeedbackRequest = z
  .strictObject({
    answer: z.string().min(1).max(100).openapi({
      description: 'The `X-Answer-Id` that the answer came with.',
      example: '3f0c9a52-6d1e-4b0b-9a53-0c1d2e3f4a5b',
    }),
    helpful: z.boolean().openapi({ example: false }),
    reason: z.enum(FEEDBACK_REASONS).optional().openapi({
      description: '`not_found`: the documents say it, but it was not found.',
      example: 'not_found',
    }),
    note: z.string().trim().max(MOST_NOTE, `Keep the note to ${MOST_NOTE} characters.`).optional(),
  })
  .openapi('FeedbackRequest');
export type FeedbackRequest = z.infer<typeof FeedbackRequest>;

/** It is on the disk. */
export const FeedbackReply = z.object({ recorded: z.literal(true) }).openapi('FeedbackReply');
export type FeedbackReply = z.infer<typeof FeedbackReply>;
