import type { Span } from './span.ts';

/** What sort of text a document is; the first three are official words, `news` and `summary` are coverage. */
export const KINDS = ['declaration', 'statement', 'speech', 'news', 'summary', 'document'] as const;
export type Kind = (typeof KINDS)[number];

/** What is known of a document apart from its words. */
export interface DocumentMeta {
  /** Readable slug, unique in the corpus, e.g. `tianjin-declaration`. */
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly issuer?: string;
  readonly author?: string;
  /** ISO day, `2025-09-01`. */
  readonly date?: string;
  /** BCP 47 tag, e.g. `en`. */
  readonly language: string;
  readonly place?: string;
}

/** A document and where it stands in its seed file. */
export interface CorpusDocument extends DocumentMeta, Span {
  /** Name of the seed file, without a folder. */
  readonly file: string;
}

/** Running text, which is what passages are searched by. `lead` opens a list, `item` is a bullet or preamble fragment under it. */
const TEXT_ROLES = ['provision', 'paragraph', 'point', 'item', 'lead', 'caption'] as const;
export type TextRole = (typeof TEXT_ROLES)[number];

/** Lines that say when, where and by whom; they answer such a question and no other. */
const SOURCE_ROLES = ['dateline', 'byline', 'attribution'] as const;
type SourceRole = (typeof SOURCE_ROLES)[number];

/** What a passage does in its document. */
export type PassageRole = TextRole | SourceRole | 'title' | 'heading';

/** Whether a passage is running text. */
export function isText(role: PassageRole): role is TextRole {
  return (TEXT_ROLES as readonly string[]).includes(role);
}

/** Whether a passage has sentences, which can be quoted as an answer: all but titles and headings. */
export function isQuotable(role: PassageRole): role is TextRole | SourceRole {
  return isText(role) || (SOURCE_ROLES as readonly string[]).includes(role);
}

/** A provision, an article paragraph, a numbered point, a bullet, or one of the lines around them. */
export interface Passage extends Span {
  /** Unique in the corpus and stable while the text is: `<documentId>-<ordinal>`. */
  readonly id: string;
  readonly documentId: string;
  readonly role: PassageRole;
  /** What a reader calls it: `IV ¶12`, `¶3`, `Fourth`. Empty for titles and headings. */
  readonly label: string;
  /** The heading or section mark it stands under: `IV`, `Cybersecurity`. */
  readonly section?: string;
  /** Its number within the section (provisions, points), or within the document (paragraphs). */
  readonly number?: number;
  /** Who speaks, where the text says so. */
  readonly speaker?: string;
}

/** The smallest thing that is quoted: a sentence, a bullet, a preamble fragment. */
export interface Sentence extends Span {
  /** `<passageId>.<ordinal>` */
  readonly id: string;
  readonly passageId: string;
  /** The line that gives the sentence its subject: a list's opening line, or the sentence that says who "they" are. */
  readonly lead?: Span;
}

/** A seed file as it was read. */
export interface SeedFile {
  readonly name: string;
  readonly text: string;
}

/** Everything the index knows of the seeds; arrays are in reading order. */
export interface Corpus {
  readonly files: readonly SeedFile[];
  readonly documents: readonly CorpusDocument[];
  readonly passages: readonly Passage[];
  readonly sentences: readonly Sentence[];
}
