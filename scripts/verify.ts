import {
  type Corpus,
  type CorpusDocument,
  isQuotable,
  type Passage,
  type SeedFile,
  type Sentence,
} from '../embeddings/corpus.ts';
import type { Span } from '../embeddings/span.ts';
import { isSpace, trim } from './parse/trim.ts';

/** Something in a corpus that would make a quote wrong. */
export interface Problem extends Span {
  /** The file, document, passage or sentence it concerns. */
  readonly id: string;
  readonly file: string;
  readonly message: string;
}

/** Anything with a name and a place. */
interface Placed extends Span {
  readonly id: string;
}

/** Where things must lie: the name of the parent, its span, and the file both are in. */
interface Room {
  readonly name: string;
  readonly span: Span;
  readonly file: SeedFile;
}

/**
 * Checks what every quote relies on: each span lies in its parent and its file, is not empty and has no white space
 * at its edges; ids are unique and parents exist; neighbours are in order and do not overlap; the sentences of a
 * passage cover all its words; a lead lies in the same document, outside its sentence. A sound corpus has no problems.
 */
export function verify({ files, documents, passages, sentences }: Corpus): Problem[] {
  const byDocument = groupBy(passages, ({ documentId }) => documentId);
  const byPassage = groupBy(sentences, ({ passageId }) => passageId);
  const byFile = groupBy(documents, ({ file }) => file);
  return [
    ...uniqueness([files.map(({ name }) => ({ id: name, start: 0, end: 0 })), documents, passages, sentences]),
    ...orphans(byFile, new Set(files.map(({ name }) => name))),
    ...orphans(byDocument, new Set(documents.map(({ id }) => id))),
    ...orphans(byPassage, new Set(passages.map(({ id }) => id))),
    ...files.flatMap((file) => {
      const own = byFile.get(file.name) ?? [];
      const room = { name: 'the file', span: { start: 0, end: file.text.length }, file };
      return [
        ...placement(own, room),
        ...own.flatMap((doc) => inDocument(doc, byDocument.get(doc.id) ?? [], byPassage, file)),
      ];
    }),
  ];
}

function inDocument(
  document: CorpusDocument,
  passages: readonly Passage[],
  byPassage: ReadonlyMap<string, readonly Sentence[]>,
  file: SeedFile,
): Problem[] {
  const room = { name: `document ${document.id}`, span: document, file };
  return [
    ...placement(passages, room),
    ...passages.flatMap((passage) => {
      const sentences = byPassage.get(passage.id) ?? [];
      const own = { name: `passage ${passage.id}`, span: passage, file };
      return [...placement(sentences, own), ...coverage(passage, sentences, file), ...leads(sentences, room)];
    }),
  ];
}

/** Siblings in their parent: inside it, not empty, trimmed, in order, without overlap. */
function placement(siblings: readonly Placed[], { name, span, file }: Room): Problem[] {
  return siblings.flatMap((placed, i) => {
    const before = siblings[i - 1];
    return [
      ...(isProperSpan(placed) ? [] : [problem(placed, file, 'has no proper span: whole numbers, start before end')]),
      ...(placed.start >= span.start && placed.end <= span.end
        ? []
        : [problem(placed, file, `reaches out of ${name}`)]),
      ...(isTrimmed(file.text, placed) ? [] : [problem(placed, file, 'begins or ends with white space')]),
      ...(before && before.end > placed.start ? [problem(placed, file, `overlaps or precedes ${before.id}`)] : []),
    ];
  });
}

/** Every visible character of a quotable passage belongs to a sentence; other passages have none. */
function coverage(passage: Passage, sentences: readonly Sentence[], file: SeedFile): Problem[] {
  if (!isQuotable(passage.role)) {
    return sentences.map((sentence) => problem(sentence, file, `stands in a passage of role ${passage.role}`));
  }
  const edges = [passage.start, ...sentences.flatMap(({ start, end }) => [start, end]), passage.end];
  const lost: Problem[] = [];
  for (let i = 0; i < edges.length; i += 2) {
    const gap = trim(file.text, { start: edges[i] as number, end: edges[i + 1] as number });
    if (gap) lost.push(problem({ id: passage.id, ...gap }, file, 'has words that belong to none of its sentences'));
  }
  return lost;
}

function leads(sentences: readonly Sentence[], { span, file, name }: Room): Problem[] {
  return sentences.flatMap((sentence) => {
    const { lead } = sentence;
    if (!lead) return [];
    const inside = isProperSpan(lead) && lead.start >= span.start && lead.end <= span.end && isTrimmed(file.text, lead);
    const apart = lead.end <= sentence.start || lead.start >= sentence.end;
    return inside && apart
      ? []
      : [problem(sentence, file, `has a lead that is not another trimmed stretch of ${name}`)];
  });
}

function uniqueness(kinds: readonly (readonly Placed[])[]): Problem[] {
  return kinds.flatMap((all) => {
    const seen = new Set<string>();
    return all.flatMap(({ id, start, end }) => {
      if (!seen.has(id)) return seen.add(id) && [];
      return [{ id, start, end, file: '', message: 'has an id that is used before' }];
    });
  });
}

function orphans(children: ReadonlyMap<string, readonly Placed[]>, parents: ReadonlySet<string>): Problem[] {
  return [...children].flatMap(([parent, placed]) => {
    if (parents.has(parent)) return [];
    return placed.map(({ id, start, end }) => ({
      id,
      start,
      end,
      file: '',
      message: `belongs to ${parent}, which does not exist`,
    }));
  });
}

function isProperSpan({ start, end }: Span): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end;
}

function isTrimmed(text: string, { start, end }: Span): boolean {
  return start >= end || end > text.length || !(isSpace(text, start) || isSpace(text, end - 1));
}

function problem({ id, start, end }: Placed, file: SeedFile, message: string): Problem {
  return { id, file: file.name, start, end, message };
}

function groupBy<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
