import type { Corpus, CorpusDocument, Passage, SeedFile, Sentence } from '../embeddings/corpus.ts';
import { slice } from '../embeddings/span.ts';

/** A document with everything in it, in reading order. */
export interface DocumentEntry {
  readonly document: CorpusDocument;
  /** The document's words, verbatim. */
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly sentences: readonly Sentence[];
  /** How many of its passages are provisions. */
  readonly provisions: number;
}

/** A passage with its place: the document around it, the sentences in it, its neighbours in the same document. */
export interface PassageEntry {
  readonly passage: Passage;
  readonly document: CorpusDocument;
  readonly file: SeedFile;
  readonly sentences: readonly Sentence[];
  readonly previous: Passage | undefined;
  readonly next: Passage | undefined;
}

/** The corpus as a reader looks things up in it; every lookup takes constant time. */
export interface Library {
  /** In reading order. */
  readonly documents: readonly DocumentEntry[];
  document(id: string): DocumentEntry | undefined;
  passage(id: string): PassageEntry | undefined;
  file(name: string): SeedFile | undefined;
}

/** Arranges a corpus for lookup. The corpus is trusted: the store verified its ids and spans. */
export function createLibrary(corpus: Corpus): Library {
  const files = new Map(corpus.files.map((file) => [file.name, file]));
  const passagesOf = groupBy(corpus.passages, (passage) => passage.documentId);
  const sentencesOf = groupBy(corpus.sentences, (sentence) => sentence.passageId);
  const documents = new Map<string, DocumentEntry>();
  const passages = new Map<string, PassageEntry>();
  for (const document of corpus.documents) {
    const file = files.get(document.file);
    if (!file) throw new Error(`The index has no file ${document.file} for document ${document.id}. Build it again.`);
    const entries = inDocument(document, file, passagesOf.get(document.id) ?? [], sentencesOf);
    for (const entry of entries) passages.set(entry.passage.id, entry);
    documents.set(document.id, documentEntry(document, file, entries));
  }
  return {
    documents: [...documents.values()],
    document: (id) => documents.get(id),
    passage: (id) => passages.get(id),
    file: (name) => files.get(name),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function inDocument(
  document: CorpusDocument,
  file: SeedFile,
  passages: readonly Passage[],
  sentencesOf: ReadonlyMap<string, Sentence[]>,
): PassageEntry[] {
  return passages.map((passage, position) => ({
    passage,
    document,
    file,
    sentences: sentencesOf.get(passage.id) ?? [],
    previous: passages[position - 1],
    next: passages[position + 1],
  }));
}

function documentEntry(document: CorpusDocument, file: SeedFile, entries: readonly PassageEntry[]): DocumentEntry {
  return {
    document,
    text: slice(file.text, document),
    passages: entries.map((entry) => entry.passage),
    sentences: entries.flatMap((entry) => entry.sentences),
    provisions: entries.filter((entry) => entry.passage.role === 'provision').length,
  };
}
