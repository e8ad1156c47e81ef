import { z } from '@hono/zod-openapi';
import { KINDS } from '../embeddings/corpus.ts';

/** The wire: one declaration of every shape the HTTP API speaks; types, validation and OpenAPI all come from here. */

const TEXT_ROLES = ['provision', 'paragraph', 'point', 'item', 'lead', 'caption'] as const;
const PASSAGE_ROLES = [...TEXT_ROLES, 'title', 'heading', 'dateline', 'byline', 'attribution'] as const;

const kind = z.enum(KINDS).openapi('Kind', {
  description: '`declaration`, `statement` and `speech` are official words; `news` and `summary` are coverage.',
});
const span = {
  start: z.int().min(0).openapi({ description: 'First UTF-16 code unit in the seed file.', example: 1234 }),
  end: z.int().min(0).openapi({ description: 'One past the last UTF-16 code unit in the seed file.', example: 1400 }),
};
const file = z.string().openapi({ description: 'Name of the seed file, without a folder.' });
const index = z
  .object({ fingerprint: z.string() })
  .openapi({ description: 'Which index answered: the same fingerprint gives the same answers.' });

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

const documentFields = {
  id: z.string().openapi({ example: 'tianjin-declaration' }),
  title: z.string(),
  kind,
  issuer: z.string().optional(),
  author: z.string().optional(),
  date: z.string().optional().openapi({ description: 'ISO day.', example: '2025-09-01' }),
  language: z.string().openapi({ description: 'BCP 47 tag.', example: 'en' }),
  place: z.string().optional(),
  file,
  ...span,
};

const summaryFields = {
  ...documentFields,
  length: z.int().min(0).openapi({ description: 'UTF-16 code units.' }),
  counts: z.object({
    passages: z.int().min(0),
    sentences: z.int().min(0),
    provisions: z.int().min(0).openapi({ description: 'Passages that are provisions of a declaration.' }),
  }),
};

/** What a library card says of a document; its span is where it stands in its seed file. */
export const DocumentSummary = z.object(summaryFields).openapi('DocumentSummary');
export type DocumentSummary = z.infer<typeof DocumentSummary>;

/** Every document of the index, in reading order. */
export const DocumentList = z.object({ documents: z.array(DocumentSummary), index }).openapi('DocumentList');
export type DocumentList = z.infer<typeof DocumentList>;

const passageFields = {
  id: z.string(),
  documentId: z.string(),
  role: z.enum(PASSAGE_ROLES),
  label: z.string().openapi({ description: 'What a reader calls it; empty for titles and headings.' }),
  section: z.string().optional(),
  number: z.int().optional(),
  speaker: z.string().optional(),
  ...span,
};

const sentenceFields = {
  id: z.string(),
  passageId: z.string(),
  ...span,
  lead: z.object(span).optional().openapi({ description: 'The line that gives the sentence its subject.' }),
};

/** A provision, a paragraph, a point, or one of the lines around them; offsets count in the seed FILE. */
export const DocumentPassage = z.object(passageFields).openapi('DocumentPassage');
export type DocumentPassage = z.infer<typeof DocumentPassage>;

/** The smallest thing that is quoted; offsets count in the seed FILE. */
export const DocumentSentence = z.object(sentenceFields).openapi('DocumentSentence');
export type DocumentSentence = z.infer<typeof DocumentSentence>;

/** A document in full: a passage's words are `text.slice(passage.start - start, passage.end - start)`. */
export const DocumentDetail = z
  .object({
    ...summaryFields,
    text: z.string().openapi({ description: 'The document verbatim: the seed file from `start` to `end`.' }),
    passages: z.array(DocumentPassage),
    sentences: z.array(DocumentSentence),
    index,
  })
  .openapi('DocumentDetail');
export type DocumentDetail = z.infer<typeof DocumentDetail>;

/** A passage with its words. */
export const PassageText = z.object({ ...passageFields, text: z.string() }).openapi('PassageText');
export type PassageText = z.infer<typeof PassageText>;

/** One passage with its sentences, its document, and the passages before and after it in that document. */
export const PassageDetail = z
  .object({
    passage: PassageText,
    sentences: z.array(z.object({ ...sentenceFields, text: z.string() })),
    document: z.object(documentFields),
    previous: PassageText.optional(),
    next: PassageText.optional(),
    index,
  })
  .openapi('PassageDetail');
export type PassageDetail = z.infer<typeof PassageDetail>;

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
