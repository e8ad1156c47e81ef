import { type Corpus, isText, type Passage } from '../../embeddings/corpus.ts';
import { fold, slice } from '../../embeddings/span.ts';
import { toTerm, words } from '../../embeddings/terms.ts';

/** A sentence that can be quoted, and where it stands. */
export interface Quotable {
  /** Place in `corpus.sentences`. */
  readonly row: number;
  readonly text: string;
  /** The text in lower case, letter by letter: what stands at an offset of one stands there in the other. */
  readonly lowered: string;
  readonly passage: Passage;
}

/** The quotable sentences of a corpus, to be searched for phrases. */
export interface Quotables {
  readonly all: readonly Quotable[];
  /** Whether a word stands somewhere in lower case. */
  isCommon(word: string): boolean;
  /** The sentences that have these words in a row, whatever their capitals. */
  having(phrase: string): Quotable[];
}

/** Lists the quotable sentences and by which words they are found. */
export function quotablesOf(corpus: Corpus): Quotables {
  const all = quotableSentences(corpus);
  const found = new Map<string, Set<Quotable>>();
  const common = new Set<string>();
  for (const sentence of all) {
    const inIt = words(sentence.text);
    for (const { text } of inIt) if (text === text.toLowerCase()) common.add(text);
    for (const { term } of inIt) {
      const known = found.get(term);
      if (known) known.add(sentence);
      else found.set(term, new Set([sentence]));
    }
  }
  return {
    all,
    isCommon: (word) => common.has(word),
    having(phrase) {
      const withWord = words(phrase).map(({ text }) => found.get(toTerm(text)) ?? new Set<Quotable>());
      const [fewest = new Set<Quotable>()] = withWord.sort((a, b) => a.size - b.size);
      return [...fewest].filter((sentence) => placesOf(phrase, sentence).length > 0);
    },
  };
}

/**
 * Where a phrase stands between other words, whatever its capitals: offsets into the sentence, none within the place
 * before. The phrase is not empty. No rule is made of it, for a rule takes longer to compile than it is used.
 */
export function placesOf(phrase: string, { lowered }: Quotable): number[] {
  const places: number[] = [];
  const sought = inLowerCase(phrase);
  for (let at = lowered.indexOf(sought); at >= 0; ) {
    const end = at + sought.length;
    const isWhole =
      !ENDS_IN_WORD.test(lowered.slice(Math.max(0, at - 2), at)) && !BEGINS_WORD.test(lowered.slice(end, end + 2));
    if (isWhole) places.push(at);
    at = lowered.indexOf(sought, isWhole ? end : at + 1);
  }
  return places;
}

const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;
const BEGINS_WORD = /^[\p{L}\p{N}]/u;

/** Lower case of the same length; a letter whose other form is longer ("İ") stays as it is. */
function inLowerCase(text: string): string {
  const lowered = text.toLowerCase();
  if (lowered.length === text.length) return lowered;
  return Array.from(text, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  ).join('');
}

function quotableSentences({ files, documents, passages, sentences }: Corpus): Quotable[] {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const fileOf = new Map(documents.map(({ id, file }) => [id, texts.get(file) ?? '']));
  const passageOf = new Map(passages.map((passage) => [passage.id, passage]));
  return sentences.flatMap((sentence, row) => {
    const passage = passageOf.get(sentence.passageId);
    if (!passage || !isText(passage.role)) return [];
    const text = fold(slice(fileOf.get(passage.documentId) ?? '', sentence));
    return [{ row, passage, text, lowered: inLowerCase(text) }];
  });
}
