import type { Corpus } from '../../embeddings/corpus.ts';
import { fold, slice } from '../../embeddings/span.ts';
import { bareName, namesIn } from './names.ts';
import { placesOf, type Quotable, type Quotables } from './quotables.ts';

/** Something that can be asked about, and the sentences that speak of it. */
export interface Subject {
  /** As a question has it: with its article or its quotation marks. */
  readonly text: string;
  readonly name: string;
  readonly sentences: readonly Quotable[];
}

/** What stands in more of the sentences than this is what the corpus is about, and no question of its own. */
const TOO_COMMON = 0.1;
const ALWAYS_ALLOWED = 5;

/** A name that begins with a plain word ("Meeting of the Ministers") is one of its own when it recurs so often. */
const PLAIN_RECURS = 4;

/** A single word is taken for a place when it stands so often where a place stands. */
const PLACE_RECURS = 2;

/** A sentence with more names lists them and says nothing of each. */
const LIST_FROM = 6;

/** All that a corpus names: in its sentences, and in those of its headings that its sentences speak of. */
export function subjectsOf(corpus: Corpus, quotables: Quotables): Subject[] {
  const names = quotables.all.map(({ text }) => namesIn(text, quotables.isCommon));
  const lists = new Set(quotables.all.filter((_, i) => (names[i]?.length ?? 0) >= LIST_FROM).map(({ row }) => row));
  const most = Math.max(ALWAYS_ALLOWED, quotables.all.length * TOO_COMMON);
  const toSubject = (name: string, isSubject: (subject: Subject) => boolean): Subject[] => {
    const sentences = quotables.having(bareName(name));
    const subject = { text: asWritten(bareName(name), sentences), name: bareName(name), sentences };
    const isTold = sentences.some(({ row }) => !lists.has(row));
    return isTold && sentences.length <= most && isSubject(subject) ? [subject] : [];
  };
  return [
    ...headingsOf(corpus).flatMap((heading) => toSubject(heading, () => true)),
    ...[...new Set(names.flat())].flatMap((name) => toSubject(name, (subject) => isNamed(subject, quotables))),
  ].filter(isFirstOfItsName);
}

const isFirstOfItsName = ({ name }: Subject, i: number, all: readonly Subject[]): boolean =>
  all.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) === i;

/** The words of the headings, without what they add in brackets. */
function headingsOf({ files, documents, passages }: Corpus): string[] {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const fileOf = new Map(documents.map(({ id, file }) => [id, texts.get(file) ?? '']));
  const headings = passages.filter(({ role }) => role === 'heading');
  const words = headings.map((heading) => fold(slice(fileOf.get(heading.documentId) ?? '', heading)));
  return [...new Set(words.map((text) => text.replace(/\s*\([^)]*\)/gu, '').replace(/[\s.:]+$/u, '')))].filter((text) =>
    /\p{L}{3}/u.test(text),
  );
}

/** Whether capitals make a name of it, and not only the beginning of a sentence or a style. */
function isNamed({ text, name, sentences }: Subject, quotables: Quotables): boolean {
  const words = name.split(' ').filter((word) => /\p{L}/u.test(word));
  const isTitle = text.endsWith('”');
  const isPlain = quotables.isCommon((words[0] ?? '').toLowerCase());
  if (words.length === 1) return !isPlain && (isTitle || isPlace(name, sentences));
  return (isTitle || !isPlain || sentences.length >= PLAIN_RECURS) && !joinsTwo(name, quotables);
}

function isPlace(word: string, sentences: readonly Quotable[]): boolean {
  if (word === word.toUpperCase()) return false;
  const asPlace = sentences.filter((sentence) =>
    placesOf(word, sentence).some((at) => {
      const end = at + word.length;
      return (
        sentence.text.slice(at, end) === word &&
        LEADS_TO_PLACE.test(sentence.text.slice(0, at)) &&
        PLACE_ENDS.test(sentence.text.slice(end))
      );
    }),
  );
  return asPlace.length >= PLACE_RECURS;
}

const LEADS_TO_PLACE = /\b(?:in|from|at|near|to)\s$/u;
const PLACE_ENDS = /^(?:[,.;:)]|$|\s(?:and|on|to|in|for|with|by|as|is|was|has|will)\b)/u;

/** "Asia and Europe" are two; the "Belt" of "Belt and Road" stands nowhere else. */
function joinsTwo(name: string, quotables: Quotables): boolean {
  const [first = '', second] = name.split(/\sand\s(?:the\s)?/u);
  return second !== undefined && quotables.having(first).length > quotables.having(name).length;
}

/** The name as the sentences most often have it, with quotation marks or "the" where they have them. */
function asWritten(name: string, sentences: readonly Quotable[]): string {
  const forms = sentences.flatMap((sentence) =>
    placesOf(name, sentence).map((start) => ({ text: sentence.text, start, end: start + name.length })),
  );
  const most = (some: readonly unknown[]) => some.length * 2 >= forms.length && forms.length > 0;
  const the = most(forms.filter(({ text, start, end }) => hasArticle(text, start, end)));
  const quoted = most(forms.filter(({ text, start }) => /[“«„"]$/u.test(text.slice(0, start))));
  const written = commonest(forms.map(({ text, start, end }) => text.slice(start, end))) ?? name;
  return `${the ? 'the ' : ''}${quoted ? `“${written}”` : written}`;
}

const ARTICLE = /\b(?:an?|the)\s[“«„"]?$/iu;
const PHRASE_ENDS =
  /^(?:$|[,.;:)”»]|\s(?:and|as|at|by|for|from|has|have|in|is|of|on|or|that|to|was|which|will|with)\b)/u;

/** Whether an article belongs to this phrase: in "the cybersecurity realm" it does not belong to the first word. */
function hasArticle(text: string, start: number, end: number): boolean {
  const isName = /^\p{Lu}.*\s\p{Lu}/u.test(text.slice(start, end));
  return ARTICLE.test(text.slice(0, start)) && (isName || PHRASE_ENDS.test(text.slice(end)));
}

function commonest(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
