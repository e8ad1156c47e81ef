import type { Corpus, SeedFile } from '../../embeddings/corpus.ts';
import { fold, type Span, slice } from '../../embeddings/span.ts';
import { buildCorpus } from '../../scripts/corpus.ts';

/** The corpus of one uncatalogued text: what the rules make of it alone. */
export function corpusOf(text: string, name = 'text.txt'): Corpus {
  return buildCorpus([{ name, text }], { files: [] });
}

/** The words of each sentence, white space folded. */
export function sentencesIn(corpus: Corpus): string[] {
  return corpus.sentences.map((sentence) => fold(slice(textOf(corpus, sentence.passageId), sentence)));
}

/** Each passage as `role label: words`, white space folded. */
export function passagesIn(corpus: Corpus): string[] {
  return corpus.passages.map((passage) => {
    const name = [passage.role, passage.label].filter(Boolean).join(' ');
    return `${name}: ${fold(slice(textOf(corpus, passage.id), passage))}`;
  });
}

/** A document as one reads it: its facts, then each passage, its sentences, and their leads. */
export function outline(corpus: Corpus, documentId: string): string {
  const document = corpus.documents.find(({ id }) => id === documentId);
  if (!document) throw new Error(`no document ${documentId}`);
  const { text } = corpus.files.find(({ name }) => name === document.file) as SeedFile;
  const show = (span: Span) => JSON.stringify(slice(text, span)).slice(1, -1).replaceAll('\\"', '"');
  const facts = [document.kind, document.issuer, document.author, document.date, document.language, document.place];
  const passages = corpus.passages.filter((passage) => passage.documentId === documentId);
  const lines = passages.flatMap((passage) => {
    const place = [
      passage.role,
      passage.label,
      passage.section && `§ ${passage.section}`,
      passage.speaker && `by ${passage.speaker}`,
    ];
    const sentences = corpus.sentences.filter(({ passageId }) => passageId === passage.id);
    if (sentences.length === 0) return ['', `[${place.filter(Boolean).join(' | ')}] ${show(passage)}`];
    const quotes = sentences.flatMap(({ lead, ...sentence }) => [
      `  ${show(sentence)}`,
      ...(lead ? [`      <- ${show(lead)}`] : []),
    ]);
    return ['', `[${place.filter(Boolean).join(' | ')}]`, ...quotes];
  });
  return `${[document.title, facts.filter(Boolean).join(' | '), ...lines].join('\n')}\n`;
}

function textOf(corpus: Corpus, passageId: string): string {
  const passage = corpus.passages.find(({ id }) => id === passageId);
  const document = corpus.documents.find(({ id }) => id === passage?.documentId);
  return corpus.files.find(({ name }) => name === document?.file)?.text ?? '';
}
