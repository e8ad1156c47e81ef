import type { Corpus } from '../../embeddings/corpus.ts';
import { type Quotable, quotablesOf } from './quotables.ts';
import { type Subject, subjectsOf } from './subjects.ts';

/** A question that the corpus may answer: it asks for what some of its sentences say. */
export interface Candidate {
  readonly question: string;
  /** The sentences that speak of it, as places in `corpus.sentences`. */
  readonly rows: readonly number[];
}

/** Every suggestion is tried when an index is loaded, which takes some milliseconds for each. */
const MOST = 200;

/** Longer questions are no help to a reader. */
const LONGEST = 90;

/** Reporting verbs, as journalism uses them. */
const REPORTS = '(?:said|says|told|tells|noted|added|stressed|stated|explained|argued|wrote|believes)';

/**
 * Questions made from what the corpus names, the more often the sooner, its documents taking turns: what is said about
 * a thing, what a speaker said about it, what a person said who is quoted.
 */
export function candidatesOf(corpus: Corpus): Candidate[] {
  const candidates = subjectsOf(corpus, quotablesOf(corpus)).flatMap(questionsOf);
  const short = candidates.filter(({ question }) => question.length <= LONGEST);
  const documentOf = new Map(corpus.passages.map(({ id, documentId }) => [id, documentId]));
  const groups = new Map<string, Candidate[]>();
  for (const candidate of short.sort((a, b) => b.rows.length - a.rows.length)) {
    const document = documentOf.get(corpus.sentences[candidate.rows[0] ?? 0]?.passageId ?? '') ?? '';
    groups.set(document, [...(groups.get(document) ?? []), candidate]);
  }
  return byTurns([...groups.values()]).slice(0, MOST);
}

function questionsOf({ text, name, sentences }: Subject): Candidate[] {
  const toCandidate = (question: string, spoken: readonly Quotable[]): Candidate => ({
    question,
    rows: spoken.map(({ row }) => row),
  });
  const quoted = sentences.filter((sentence) => reports(name, sentence.text));
  if (quoted.length > 0) return [toCandidate(`What did ${name} say?`, quoted)];
  const speakers = [...new Set(sentences.map(({ passage }) => passage.speaker))];
  return speakers.map((speaker) =>
    speaker === undefined
      ? toCandidate(`What is said about ${text}?`, sentences)
      : toCandidate(
          `What did ${speaker} say about ${text}?`,
          sentences.filter(({ passage }) => passage.speaker === speaker),
        ),
  );
}

/** "Jane Roe said", "Jane Roe, head of the office, told": a name of two words or more that speaks. */
function reports(name: string, sentence: string): boolean {
  const at = sentence.indexOf(name);
  if (at < 0 || !name.includes(' ')) return false;
  return new RegExp(`^(?:,[^,]{3,120},)?(?:\\s(?:who|also|has))*\\s${REPORTS}\\b`, 'u').test(
    sentence.slice(at + name.length),
  );
}

/** The first of each group, then the second of each, and so on. */
function byTurns<T>(groups: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, turn) => groups.flatMap((group) => group.slice(turn, turn + 1))).flat();
}
