import { z } from '@hono/zod-openapi';

/** RFC 9457 problem details: what every reply that is not a success says. */
export const Problem = z
  .object({
    type: z.string().openapi({ description: 'Which problem this is; a link into the API page.' }),
    title: z.string().openapi({ description: 'The problem in a few words, the same each time.' }),
    status: z.int().min(400).max(599),
    detail: z.string().openapi({ description: 'What happened this time and what to do about it.' }),
    instance: z.string().openapi({ description: 'The path that was asked for.' }),
    requestId: z.string().openapi({ description: 'What the server log calls this request.' }),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: 'Which fields are wrong, and how.' }),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof Problem>;
