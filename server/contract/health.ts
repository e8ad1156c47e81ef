import { z } from '@hono/zod-openapi';

/** What a server that is ready to answer says of itself. */
export const HealthReply = z
  .object({
    status: z.literal('ready'),
    version: z.string().openapi({ description: 'Version of this API.' }),
    fingerprint: z.string(),
    feedback: z.boolean().openapi({ description: 'Whether readers may say what they think of an answer.' }),
    counts: z.object({
      files: z.int().min(0),
      documents: z.int().min(0),
      passages: z.int().min(0),
      sentences: z.int().min(0),
    }),
  })
  .openapi('HealthReply');
export type HealthReply = z.infer<typeof HealthReply>;

/** What a server says that runs, whether it is ready or not. */
export const AliveReply = z.object({ status: z.literal('alive') }).openapi('AliveReply');
export type AliveReply = z.infer<typeof AliveReply>;
