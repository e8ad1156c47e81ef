import { z } from '@hono/zod-openapi';
import { KINDS } from '../../embeddings/corpus.ts';
import { file, index, kind, span } from './fields.ts';

/** What a person asks, and where to look. */
export const AskRequest = z
  .strictObject({
    question: z
      .string('Write a question, as text.')
      .trim()
      .min(1, 'Write a question.')
      .max(500, 'Keep the question to 500 characters.')
      .openapi({ description: 'In plain words, or as a few key words.', example: 'what did SCO say about Dushanbe?' }),
    history: z.array(z.string().max(500)).max(20).optional().openapi({
      description: "The user's earlier questions, oldest first; a follow-up is understood in their light.",
    }),
    documents: z.array(z.string().max(200)).max(200).optional().openapi({
      description: 'Ids of the only documents to answer from.',
    }),
    kinds: z.array(kind).max(KINDS.length).optional().openapi({
      description: 'The only kinds of document to answer from.',
    }),
    limit: z.int().min(1).max(20).optional().openapi({
      description: 'Statements at most, 10 unless told; how many are relevant is decided for each question.',
    }),
  })
  .openapi('AskRequest');
export type AskRequest = z.infer<typeof AskRequest>;

/** Where a quote stands: `text.slice(start, end)` of the seed file is `quote`, to the character. */
export const Citation = z
  .object({
    id: z.int().min(1).openapi({ description: 'The number that statements cite it by.' }),
    document: z.object({
      id: z.string(),
      title: z.string(),
      kind,
      date: z.string().optional(),
      language: z.string().openapi({ description: 'BCP 47 tag of the quote.', example: 'en' }),
    }),
    passage: z.object({
      id: z.string(),
      label: z.string().openapi({ description: 'What a reader calls it.', example: 'IV ¶12' }),
      section: z.string().optional(),
      number: z.int().optional(),
      speaker: z.string().optional(),
    }),
    file,
    ...span,
    quote: z.string().openapi({ description: 'The words of the source, to the character.' }),
    href: z.string().openapi({ description: 'The page that shows the quote, marked in its document.' }),
  })
  .openapi('Citation');
export type Citation = z.infer<typeof Citation>;

/** One statement of an answer: the first citation's quote with white space folded, and who else says the same. */
export const Statement = z
  .object({
    text: z.string(),
    citations: z
      .array(z.int().min(1))
      .min(1)
      .openapi({ description: 'Ids of citations, the most authoritative first.' }),
    lead: z
      .object({ text: z.string(), citation: z.int().min(1) })
      .optional()
      .openapi({ description: 'The line that gives the statement its subject, verbatim too.' }),
  })
  .openapi('Statement');
export type Statement = z.infer<typeof Statement>;

const replyFields = {
  question: z.string(),
  interpretedAs: z.string().openapi({ description: 'The self-contained query that was searched.' }),
  confidence: z.number().min(0).max(1).openapi({ description: 'How sure it is that this answers the question.' }),
  citations: z.array(Citation),
  suggestions: z.array(z.string()).max(3).openapi({ description: 'Questions that the corpus does answer.' }),
  index,
  timings: z
    .object({ embedMs: z.number(), searchMs: z.number(), totalMs: z.number() })
    .openapi({ description: 'Milliseconds.' }),
};

/** The answer in the documents' own words, or a refusal with the nearest passages. */
export const AskReply = z
  .discriminatedUnion('status', [
    z.object({
      status: z.literal('answered'),
      answer: z.array(Statement).min(1).openapi({ description: 'Best first.' }),
      closest: z.array(Citation).max(0),
      ...replyFields,
    }),
    z.object({
      status: z.literal('no_answer'),
      answer: z.array(Statement).max(0),
      closest: z.array(Citation).max(3).openapi({ description: 'The nearest passages; not an answer.' }),
      ...replyFields,
    }),
  ])
  .openapi('AskReply');
export type AskReply = z.infer<typeof AskReply>;

/** Questions to begin with. */
export const StartersReply = z
  .object({
    questions: z.array(z.string()).max(4).openapi({ description: 'Questions that the documents answer.' }),
  })
  .openapi('StartersReply');
export type StartersReply = z.infer<typeof StartersReply>;
