import { z } from '@hono/zod-openapi';
import { KINDS } from '../../embeddings/corpus.ts';

/** What kind of document it is. */
export const kind = z.enum(KINDS).openapi('Kind', {
  description: '`declaration`, `statement` and `speech` are official words; `news` and `summary` are coverage.',
});

/** Where something stands in its seed file. */
export const span = {
  start: z.int().min(0).openapi({ description: 'First UTF-16 code unit in the seed file.', example: 1234 }),
  end: z.int().min(0).openapi({ description: 'One past the last UTF-16 code unit in the seed file.', example: 1400 }),
};

/** The seed file in which it stands. */
export const file = z.string().openapi({ description: 'Name of the seed file, without a folder.' });

/** Which index a reply comes from. */
export const index = z
  .object({ fingerprint: z.string() })
  .openapi({ description: 'Which index answered: the same fingerprint gives the same answers.' });
