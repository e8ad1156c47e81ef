import { z } from '@hono/zod-openapi';
import { KINDS } from '../embeddings/corpus.ts';

/** The wire: one declaration of every shape the HTTP API speaks; types, validation and OpenAPI all come from here. */

export const AskRequest = z
  .strictObject({
    question: z.string().trim().min(1).max(500).openapi({ example: 'what did SCO say about Dushanbe?' }),
    history: z.array(z.string().max(500)).max(20).optional(),
    documents: z.array(z.string().max(200)).max(200).optional(),
    kinds: z.array(z.enum(KINDS)).max(KINDS.length).optional(),
    limit: z.int().min(1).max(20).optional(),
  })
  .openapi('AskRequest');
export type AskRequest = z.infer<typeof AskRequest>;

export const Citation = z
  .object({
    id: z.int().min(1),
    document: z.object({ id: z.string(), title: z.string(), kind: z.enum(KINDS), date: z.string().optional() }),
    passage: z.object({
      id: z.string(),
      label: z.string(),
      section: z.string().optional(),
      number: z.int().optional(),
      speaker: z.string().optional(),
    }),
    file: z.string(),
    start: z.int().min(0),
    end: z.int().min(0),
    quote: z.string(),
    href: z.string(),
  })
  .openapi('Citation');
export type Citation = z.infer<typeof Citation>;

export const Statement = z
  .object({
    text: z.string(),
    citations: z.array(z.int().min(1)).min(1),
    lead: z.object({ text: z.string(), citation: z.int().min(1) }).optional(),
  })
  .openapi('Statement');
export type Statement = z.infer<typeof Statement>;

const replyFields = {
  question: z.string(),
  interpretedAs: z.string(),
  confidence: z.number().min(0).max(1),
  citations: z.array(Citation),
  suggestions: z.array(z.string()).max(3),
  index: z.object({ fingerprint: z.string() }),
  timings: z.object({ embedMs: z.number(), searchMs: z.number(), totalMs: z.number() }),
};

export const AskReply = z
  .discriminatedUnion('status', [
    z.object({
      status: z.literal('answered'),
      answer: z.array(Statement).min(1),
      closest: z.array(Citation).max(0),
      ...replyFields,
    }),
    z.object({
      status: z.literal('no_answer'),
      answer: z.array(Statement).max(0),
      closest: z.array(Citation).max(3),
      ...replyFields,
    }),
  ])
  .openapi('AskReply');
export type AskReply = z.infer<typeof AskReply>;
