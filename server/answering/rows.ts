import { type Corpus, type CorpusDocument, isQuotable, type Passage, type Sentence } from '../../embeddings/corpus.ts';
import { fold, slice } from '../../embeddings/span.ts';
import { words } from '../../embeddings/terms.ts';
import type { Row } from './search-index.ts';

type Place = Pick<Row, 'row' | 'sentence' | 'passage' | 'document' | 'passageRow' | 'leadRow' | 'quotable'>;

/** The sentences of a corpus as the answer path uses them; their words are read when they are first looked at. */
export function rowsOf(corpus: Corpus, text: (file: string) => string): Row[] {
  const documents = new Map(corpus.documents.map((document) => [document.id, document]));
  const passageRows = new Map(corpus.passages.map(({ id }, passageRow) => [id, passageRow]));
  const placeOf = ({ passageId }: Sentence) => {
    const passageRow = passageRows.get(passageId) as number;
    const passage = corpus.passages[passageRow] as Passage;
    return { passageRow, passage, document: documents.get(passage.documentId) as CorpusDocument };
  };
  const starts = new Map<string, Map<number, number>>();
  for (const { id } of corpus.documents) starts.set(id, new Map());
  const places = corpus.sentences.map((sentence, row) => {
    const place = placeOf(sentence);
    starts.get(place.document.id)?.set(sentence.start, row);
    return place;
  });
  return corpus.sentences.map((sentence, row) => {
    const place = places[row] as (typeof places)[number];
    const leadRow = sentence.lead && starts.get(place.document.id)?.get(sentence.lead.start);
    const quotable = isQuotable(place.passage.role);
    return new LazyRow({ ...place, row, sentence, leadRow, quotable }, text);
  });
}

/** A large corpus has more words than a server that starts has time for; a question looks at some hundred sentences. */
class LazyRow implements Row {
  readonly row;
  readonly sentence;
  readonly passage;
  readonly document;
  readonly passageRow;
  readonly leadRow;
  readonly quotable;
  readonly #source: (file: string) => string;
  #text: string | undefined;
  #terms: readonly string[] | undefined;
  #termSet: ReadonlySet<string> | undefined;

  constructor(place: Place, source: (file: string) => string) {
    this.row = place.row;
    this.sentence = place.sentence;
    this.passage = place.passage;
    this.document = place.document;
    this.passageRow = place.passageRow;
    this.leadRow = place.leadRow;
    this.quotable = place.quotable;
    this.#source = source;
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
}
