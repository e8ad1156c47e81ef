import { type Corpus, type CorpusDocument, isQuotable, type Passage, type Sentence } from '../../embeddings/corpus.ts';
import { fold, slice } from '../../embeddings/span.ts';
import { words } from '../../embeddings/terms.ts';
import { type ExpectedAnswer, thingsIn } from './expected-answer.ts';
import { SAYS_SOMETHING_FROM } from './limits.ts';
import type { Row } from './search-index.ts';

/** Where a sentence stands. */
interface Place {
  readonly passageRow: number;
  readonly passage: Passage;
  readonly document: CorpusDocument;
}

/** The sentences of a corpus as the answer path uses them; their words are read when they are first looked at. */
export function rowsOf(corpus: Corpus, text: (file: string) => string): Row[] {
  const places = placesOf(corpus);
  const placeOf = ({ passageId }: Sentence) => places.get(passageId) as Place;
  const starts = new Map<string, Map<number, number>>();
  for (const { id } of corpus.documents) starts.set(id, new Map());
  for (const [row, sentence] of corpus.sentences.entries()) {
    starts.get(placeOf(sentence).document.id)?.set(sentence.start, row);
  }
  return corpus.sentences.map((sentence, row) => {
    const place = placeOf(sentence);
    const leadRow = sentence.lead && starts.get(place.document.id)?.get(sentence.lead.start);
    return new LazyRow(row, sentence, place, leadRow, text);
  });
}

function placesOf({ documents, passages }: Corpus): Map<string, Place> {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return new Map(
    passages.map((passage, passageRow) => {
      return [passage.id, { passageRow, passage, document: byId.get(passage.documentId) as CorpusDocument }];
    }),
  );
}

/** The terms of where a passage stands and of what is known of its document. */
export function placeTermsOf({ document, passage }: Pick<Place, 'document' | 'passage'>): readonly string[] {
  const { title, issuer, author, kind, date, place } = document;
  const spots = [title, issuer, author, kind, date, place, passage.section, passage.speaker];
  return words(spots.filter(Boolean).join(' ')).map(({ term }) => term);
}

/** Whether the line that opens a list says only that there is one: "Hereby declare:". */
const announces = (line: string): boolean => line.endsWith(':') && words(line).length < SAYS_SOMETHING_FROM;

/** A large corpus has more words than a server that starts has time for; a question looks at some hundred sentences. */
class LazyRow implements Row {
  readonly row;
  readonly sentence;
  readonly leadRow;
  readonly #place: Place;
  readonly #source: (file: string) => string;
  #text: string | undefined;
  #terms: readonly string[] | undefined;
  #termSet: ReadonlySet<string> | undefined;
  #placeTerms: readonly string[] | undefined;
  #quotable: boolean | undefined;
  #things: Map<ExpectedAnswer, readonly string[]> | undefined;

  constructor(
    row: number,
    sentence: Sentence,
    place: Place,
    leadRow: number | undefined,
    source: (file: string) => string,
  ) {
    this.row = row;
    this.sentence = sentence;
    this.leadRow = leadRow;
    this.#place = place;
    this.#source = source;
  }

  get passage(): Passage {
    return this.#place.passage;
  }

  get document(): CorpusDocument {
    return this.#place.document;
  }

  get passageRow(): number {
    return this.#place.passageRow;
  }

  get quotable(): boolean {
    const { role } = this.#place.passage;
    this.#quotable ??= isQuotable(role) && !(role === 'lead' && announces(this.text));
    return this.#quotable;
  }

  get text(): string {
    this.#text ??= fold(slice(this.#source(this.document.file), this.sentence));
    return this.#text;
  }

  get terms(): readonly string[] {
    this.#terms ??= words(this.text).map((word) => word.term);
    return this.#terms;
  }

  get termSet(): ReadonlySet<string> {
    this.#termSet ??= new Set(this.terms);
    return this.#termSet;
  }

  get placeTerms(): readonly string[] {
    this.#placeTerms ??= placeTermsOf(this.#place);
    return this.#placeTerms;
  }

  things(sort: ExpectedAnswer): readonly string[] {
    this.#things ??= new Map();
    const known = this.#things.get(sort) ?? thingsIn(this.text, sort);
    this.#things.set(sort, known);
    return known;
  }
}
