import type { Corpus, CorpusDocument, Kind, Passage, SeedFile, Sentence } from '../../../embeddings/corpus.ts';
import { type Random, seededRandom } from '../../../embeddings/seeded-random.ts';
import { placeIn } from '../draw.ts';
import { type Language, languageFor, piecesOf } from './language.ts';
import { type Place, type VectorSpace, vectorSpace } from './vectors.ts';

/** As the seeds have them: sentences of a passage, words of a sentence, passages of a document. */
const SENTENCES_A_PASSAGE = 1.33;
const WORDS_A_SENTENCE = 29;
const PASSAGES_A_DOCUMENT = 40;
const DOCUMENTS_A_TOPIC = 10;

const KINDS: readonly Kind[] = ['declaration', 'statement', 'speech', 'news', 'summary'];

/** A corpus that nobody wrote, with the vectors that a model could have made of it. */
export interface Generated {
  readonly corpus: Corpus;
  readonly language: Language;
  /** For each sentence its words, as places in the language. */
  readonly wordsOf: readonly Uint32Array[];
  readonly space: VectorSpace;
  /** Where passages and sentences lie in the space. */
  readonly passagePlaces: readonly Place[];
  readonly sentencePlaces: readonly Place[];
}

/** Generates a corpus of so many passages; the same one on every run. */
export function generate(passages: number, seed = 1): Generated {
  const random = seededRandom(seed);
  const language = languageFor(passages * SENTENCES_A_PASSAGE * WORDS_A_SENTENCE, random);
  const writer = new Writer(language, vectorSpace(random), random);
  let topic = writer.space.topic();
  for (let document = 0; writer.passages.length < passages; document += 1) {
    if (document % DOCUMENTS_A_TOPIC === 0) topic = writer.space.topic();
    writer.writeDocument(document, topic, Math.min(PASSAGES_A_DOCUMENT, passages - writer.passages.length));
  }
  return writer.generated();
}

class Writer {
  readonly passages: Passage[] = [];
  readonly #documents: CorpusDocument[] = [];
  readonly #files: SeedFile[] = [];
  readonly #sentences: Sentence[] = [];
  readonly #wordsOf: Uint32Array[] = [];
  readonly #passagePlaces: Place[] = [];
  readonly #sentencePlaces: Place[] = [];

  readonly language: Language;
  readonly space: VectorSpace;
  readonly random: Random;

  constructor(language: Language, space: VectorSpace, random: Random) {
    this.language = language;
    this.space = space;
    this.random = random;
  }

  /** A file of its own for each document: a paragraph a line. */
  writeDocument(ordinal: number, topic: Place, passages: number): void {
    const id = `document-${ordinal}`;
    const place = this.space.document(topic);
    const lines: string[] = [];
    let start = 0;
    for (let number = 1; number <= passages; number += 1) {
      const line = this.#writePassage({ documentId: id, number, start, place });
      lines.push(line);
      start += line.length + 1;
    }
    const [file, text] = [`${String(ordinal).padStart(6, '0')}.txt`, lines.join('\n')];
    const kind = KINDS[ordinal % KINDS.length] as Kind;
    this.#files.push({ name: file, text });
    this.#documents.push({ id, title: `Document ${ordinal}`, kind, language: 'en', file, start: 0, end: text.length });
  }

  #writePassage(at: { documentId: string; number: number; start: number; place: Place }): string {
    const { documentId, number, start } = at;
    const id = `${documentId}-${number}`;
    const place = this.space.text(at.place);
    const texts: string[] = [];
    let length = 0;
    const sentences = 1 + (this.random() < SENTENCES_A_PASSAGE - 1 ? 1 : 0);
    for (let ordinal = 1; ordinal <= sentences; ordinal += 1) {
      const text = this.#writeSentence(place);
      const from = start + length;
      this.#sentences.push({ id: `${id}.${ordinal}`, passageId: id, start: from, end: from + text.length });
      texts.push(text);
      length += text.length + 1;
    }
    const line = texts.join(' ');
    const section = `Section ${1 + Math.floor(number / 10)}`;
    const span = { start, end: start + line.length };
    this.passages.push({ id, documentId, role: 'paragraph', label: `¶${number}`, section, number, ...span });
    this.#passagePlaces.push(place);
    return line;
  }

  #writeSentence(place: Place): string {
    const length = WORDS_A_SENTENCE / 2 + placeIn(WORDS_A_SENTENCE, this.random);
    const words = Uint32Array.from({ length }, () => this.language.draw(this.random));
    const text = [...words].map((word) => this.language.words[word]).join(' ');
    this.#wordsOf.push(words);
    this.#sentencePlaces.push(this.space.text(place));
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  generated(): Generated {
    const { passages, language, space } = this;
    const corpus = { files: this.#files, documents: this.#documents, passages, sentences: this.#sentences };
    const places = { passagePlaces: this.#passagePlaces, sentencePlaces: this.#sentencePlaces };
    return { corpus, language, space, wordsOf: this.#wordsOf, ...places };
  }
}

/** The tokens of words, as ids: a common word is one token, a rare one three. */
export function tokensOf(words: Uint32Array): Int32Array {
  const ids: number[] = [];
  for (const word of words) for (let piece = 0; piece < piecesOf(word); piece += 1) ids.push(word * 3 + piece);
  return Int32Array.from(ids);
}
