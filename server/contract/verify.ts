import { z } from '@hono/zod-openapi';
import { file } from './fields.ts';

const offset = z
  .string()
  .regex(/^\d{1,9}$/, { error: 'Write a whole number, 0 or more.', abort: true })
  .transform(Number);

/** A quote and where it is said to stand. */
export const VerifyQuery = z
  .object({
    file: file.min(1, 'Name a seed file.'),
    start: offset.openapi({ type: 'integer', minimum: 0, description: 'First UTF-16 code unit in the seed file.' }),
    end: offset.openapi({ type: 'integer', minimum: 0, description: 'One past the last UTF-16 code unit.' }),
    quote: z.string().min(1, 'Give the words to check.').openapi({ description: 'The words, to the character.' }),
  })
  .refine(({ start, end }) => start <= end, { path: ['end'], error: 'Must not come before start.' });

/** Whether the seed file says exactly the quote, exactly there. */
export const VerifyReply = z.object({ verbatim: z.boolean() }).openapi('VerifyReply');
export type VerifyReply = z.infer<typeof VerifyReply>;
