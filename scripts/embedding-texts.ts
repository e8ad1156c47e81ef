import { type Corpus, isText } from '../embeddings/corpus.ts';
import { fold, slice } from '../embeddings/span.ts';

/** What the model reads for each passage: its own words. Empty for titles, headings and the like, which are not looked for. */
export function passageTexts(corpus: Corpus): string[] {
  const textOf = quoter(corpus);
  return corpus.passages.map((passage) => (isText(passage.role) ? textOf(passage.documentId, passage) : ''));
}

/** What the model and the lexical index read for each sentence: its own words, white space folded. */
export function sentenceTexts(corpus: Corpus): string[] {
  const documentOf = new Map(corpus.passages.map(({ id, documentId }) => [id, documentId]));
  const textOf = quoter(corpus);
  return corpus.sentences.map((sentence) => textOf(documentOf.get(sentence.passageId), sentence));
}

/** Where each passage stands, in words: what is said of it without being repeated in it. Passages beside it have the same text. */
export function contextTexts(corpus: Corpus): string[] {
  const documents = new Map(corpus.documents.map((document) => [document.id, document]));
  return corpus.passages.map(({ documentId, section, speaker }) => {
    const { title, issuer, author, kind, date } = documents.get(documentId) ?? {};
    return [title, section, speaker, issuer, author, kind, date && inWords(date)].filter(Boolean).join('. ');
  });
}

/** A day as questions name it ("in May 2025"), not as machines do. */
const inWords = (isoDay: string): string =>
  new Date(isoDay).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' });

function quoter(corpus: Corpus): (documentId: string | undefined, span: { start: number; end: number }) => string {
  const files = new Map(corpus.files.map(({ name, text }) => [name, text]));
  const texts = new Map(corpus.documents.map(({ id, file }) => [id, files.get(file) ?? '']));
  return (documentId, span) => fold(slice(texts.get(documentId ?? '') ?? '', span));
}
