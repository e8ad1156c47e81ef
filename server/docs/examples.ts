import { fold, slice } from '../../embeddings/span.ts';
import { inert } from '../inert.ts';
import type { Library } from '../library.ts';
import type { ExampleValues } from './curl.ts';

/** Values for the examples, by route, taken from what is indexed now, so that a pasted command works here. */
export function liveExamples(library: Library | undefined): Readonly<Record<string, ExampleValues>> {
  const entry = library?.documents.find(({ sentences }) => sentences.length > 0);
  const file = entry && library?.file(entry.document.file);
  const sentence = file && entry.sentences.find((span) => isTyped(slice(file.text, span)));
  if (!entry || !sentence || !isTyped(file.name)) return {};
  return {
    '/api/documents/{id}': { id: entry.document.id },
    '/api/passages/{id}': { id: sentence.passageId },
    '/api/verify': {
      file: file.name,
      start: String(sentence.start),
      end: String(sentence.end),
      quote: slice(file.text, sentence),
    },
  };
}

/** Whether a text can be pasted into a terminal and do nothing there. */
function isTyped(text: string): boolean {
  return text === fold(text) && text === inert(text);
}
