import { fold, slice } from '../../embeddings/span.ts';
import type { AskReply, Citation } from '../../server/contract/ask.ts';
import { smallCorpus } from './small-corpus.ts';

const corpus = smallCorpus();

function found<T>(things: readonly T[], is: (thing: T) => boolean, name: string): T {
  const thing = things.find(is);
  if (thing === undefined) throw new Error(`The small corpus has no ${name}.`);
  return thing;
}

/** A citation of one sentence of the small corpus, as the server would send it. */
export function citationOf(sentenceId: string, id: number): Citation {
  const sentence = found(corpus.sentences, (each) => each.id === sentenceId, `sentence ${sentenceId}`);
  const passage = found(corpus.passages, (each) => each.id === sentence.passageId, 'such passage');
  const document = found(corpus.documents, (each) => each.id === passage.documentId, 'such document');
  const file = found(corpus.files, (each) => each.name === document.file, 'such file');
  const { start, end } = sentence;
  return {
    id,
    document: {
      id: document.id,
      title: document.title,
      kind: document.kind,
      ...(document.date && { date: document.date }),
      language: document.language,
    },
    passage: { id: passage.id, label: passage.label, ...(passage.section && { section: passage.section }) },
    file: file.name,
    start,
    end,
    quote: slice(file.text, sentence),
    href: `/documents/${document.id}?from=${start}&to=${end}#${passage.id}`,
  };
}

function around(question: string) {
  return {
    question,
    interpretedAs: question,
    confidence: 0.9,
    suggestions: [],
    index: { fingerprint: 'small-1' },
    timings: { embedMs: 1, searchMs: 1, totalMs: 2 },
  };
}

/** A reply that quotes; each statement is the sentences that say it, and each sentence is cited once, numbered from 1. */
export function answered(
  question: string,
  statements: readonly (readonly string[])[],
  more: Partial<Pick<AskReply, 'interpretedAs' | 'confidence' | 'suggestions'>> = {},
): Extract<AskReply, { status: 'answered' }> {
  const sentences = statements.flat();
  const citations = sentences.map((sentence, at) => citationOf(sentence, at + 1));
  const answer = statements.map((ids) => ({
    text: fold(citations[sentences.indexOf(ids[0] ?? '')]?.quote ?? ''),
    citations: ids.map((sentence) => sentences.indexOf(sentence) + 1),
  }));
  return { status: 'answered', answer, citations, closest: [], ...around(question), ...more };
}

/** A reply that does not answer, with the nearest sentences. */
export function unanswered(question: string, nearest: readonly string[] = []): AskReply {
  const closest = nearest.map((sentence, at) => citationOf(sentence, at + 1));
  return { status: 'no_answer', answer: [], citations: [], closest, ...around(question), confidence: 0.05 };
}
