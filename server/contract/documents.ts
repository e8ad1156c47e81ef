import { z } from '@hono/zod-openapi';
import { file, index, kind, span } from './fields.ts';

const TEXT_ROLES = ['provision', 'paragraph', 'point', 'item', 'lead', 'caption'] as const;
const PASSAGE_ROLES = [...TEXT_ROLES, 'title', 'heading', 'dateline', 'byline', 'attribution'] as const;

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
