import { type Corpus, isText, type Passage } from '../../embeddings/corpus.ts';
import { fold, slice } from '../../embeddings/span.ts';
import { toTerm, words } from '../../embeddings/terms.ts';

/** A sentence that can be quoted, and where it stands. */
export interface Quotable {
  /** Place in `corpus.sentences`. */
  readonly row: number;
  readonly text: string;
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
  const lowered = new Map(all.map((sentence) => [sentence, sentence.text.toLowerCase()]));
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
      const asPhrase = phraseRule(phrase);
      const plain = phrase.toLowerCase();
      // The rule is slow, and few sentences have the phrase at all.
      return [...fewest].filter(
        (sentence) => lowered.get(sentence)?.includes(plain) && sentence.text.search(asPhrase) >= 0,
      );
    },
  };
}

/** Finds a phrase between other words, whatever its capitals. */
export function phraseRule(phrase: string): RegExp {
  const literal = phrase.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'giu');
}

function quotableSentences({ files, documents, passages, sentences }: Corpus): Quotable[] {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const fileOf = new Map(documents.map(({ id, file }) => [id, texts.get(file) ?? '']));
  const passageOf = new Map(passages.map((passage) => [passage.id, passage]));
  return sentences.flatMap((sentence, row) => {
    const passage = passageOf.get(sentence.passageId);
    if (!passage || !isText(passage.role)) return [];
    return [{ row, passage, text: fold(slice(fileOf.get(passage.documentId) ?? '', sentence)) }];
  });
}
