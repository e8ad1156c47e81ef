import {
  type Corpus,
  type CorpusDocument,
  isQuotable,
  type Passage,
  type SeedFile,
  type Sentence,
} from '../embeddings/corpus.ts';
import { slice } from '../embeddings/span.ts';
import type { Catalog } from '../seeds/catalog.ts';
import { addLeads } from './chunk/leads.ts';
import { passagesOf } from './chunk/passages.ts';
import { sentencesOf } from './chunk/sentences.ts';
import { isoDay } from './parse/dates.ts';
import { documentsOf } from './parse/documents.ts';

interface ParsedDocument {
  readonly document: CorpusDocument;
  readonly passages: readonly Passage[];
  readonly sentences: readonly Sentence[];
}

/** Everything the index knows of the seeds, from their texts and their catalog alone: the same input gives the same corpus. */
export function buildCorpus(files: readonly SeedFile[], catalog: Catalog): Corpus {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const parsed = documentsOf(files, catalog).map((document) => parse(texts.get(document.file) ?? '', document));
  return {
    files,
    documents: parsed.map(({ document }) => document),
    passages: parsed.flatMap(({ passages }) => passages),
    sentences: parsed.flatMap(({ sentences }) => sentences),
  };
}

function parse(text: string, document: CorpusDocument): ParsedDocument {
  const passages = passagesOf(text, document);
  const chunks = passages.map((passage) => {
    return { passage, sentences: isQuotable(passage.role) ? sentencesOf(text, passage) : [] };
  });
  return { document: dated(text, document, passages), passages, sentences: addLeads(text, chunks) };
}

/** A document the catalog does not date takes the day of its own date line. */
function dated(text: string, document: CorpusDocument, passages: readonly Passage[]): CorpusDocument {
  if (document.date !== undefined) return document;
  const days = passages.filter(({ role }) => role === 'dateline').map((passage) => isoDay(slice(text, passage)));
  const date = days.find((day) => day !== undefined);
  return date === undefined ? document : { ...document, date };
}
