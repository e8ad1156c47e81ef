import { isText, type Passage, type PassageRole, type Sentence } from '../../embeddings/corpus.ts';
import { type Span, slice } from '../../embeddings/span.ts';
import { ending } from '../parse/shape.ts';
import { type Dependence, dependenceOf, namesPerson } from './dependence.ts';

/** A passage with its sentences, as the search for leads walks over them. */
export interface Chunk {
  readonly passage: Passage;
  readonly sentences: readonly Sentence[];
}

/** Within one paragraph; further back the thread is lost, and a paragraph may be a whole book. */
const LONGEST_WAY_BACK = 30;

interface Judged {
  readonly sentence: Sentence;
  readonly dependence: Dependence | undefined;
}

/** A person stays "he" over some paragraphs of a story; what "these" are stands in the paragraph before. */
const REACH: Record<Dependence, number> = { person: 3, thing: 1 };

/**
 * Gives sentences that need one their lead: a list's member the line that opens the list, a sentence led by a pronoun
 * the nearest earlier sentence of the same document and section that stands alone, and for "he" one that names a person.
 */
export function addLeads(text: string, chunks: readonly Chunk[]): Sentence[] {
  const judged = chunks.map(({ sentences }) =>
    sentences.map((sentence): Judged => ({ sentence, dependence: dependenceOf(slice(text, sentence)) })),
  );
  return chunks.flatMap(({ passage, sentences }, i) => {
    const opening = listOpening(text, chunks, i);
    if (opening) return sentences.map((sentence) => ({ ...sentence, lead: opening }));
    if (passage.role === 'item' || passage.role === 'lead') return sentences;
    return sentences.map((sentence, s) => {
      const lead = antecedent(text, chunks, judged, i, s);
      return lead ? { ...sentence, lead } : sentence;
    });
  });
}

/** Longer lists than this have lost their opening line; the bound keeps a long run of bullets cheap. */
const LONGEST_LIST = 200;

/** The opening line of the list a passage belongs to. A preamble's "Hereby declare:" goes on from its opening, too. */
function listOpening(text: string, chunks: readonly Chunk[], index: number): Span | undefined {
  const { role } = (chunks[index] as Chunk).passage;
  const above = chunks[index - 1]?.passage;
  const goesOn = role === 'lead' && above?.role === 'item' && ending(slice(text, above)) === 'comma';
  if (role !== 'item' && !goesOn) return undefined;
  for (let i = index - 1; i >= Math.max(0, index - LONGEST_LIST); i--) {
    const passage = (chunks[i] as Chunk).passage;
    if (passage.role === 'lead') return { start: passage.start, end: passage.end };
    if (passage.role !== 'item') return undefined;
  }
  return undefined;
}

function antecedent(
  text: string,
  chunks: readonly Chunk[],
  judged: readonly (readonly Judged[])[],
  at: number,
  s: number,
): Span | undefined {
  const dependence = judged[at]?.[s]?.dependence;
  if (!dependence) return undefined;
  const suits = ({ sentence, dependence: own }: Judged) =>
    dependence === 'person' ? own !== 'person' && namesPerson(slice(text, sentence)) : own === undefined;
  const sameParagraph = judged[at]?.slice(Math.max(0, s - LONGEST_WAY_BACK), s) ?? [];
  for (const earlier of [sameParagraph, ...sectionBefore(chunks, judged, at, REACH[dependence])]) {
    const found = earlier.findLast(suits);
    if (found) return { start: found.sentence.start, end: found.sentence.end };
  }
  return undefined;
}

const PROSE: readonly PassageRole[] = ['provision', 'paragraph', 'point', 'lead'];

/** The sentences of the prose passages before this one in its section, nearest first. */
function sectionBefore(
  chunks: readonly Chunk[],
  judged: readonly (readonly Judged[])[],
  at: number,
  reach: number,
): (readonly Judged[])[] {
  const { section } = (chunks[at] as Chunk).passage;
  const before: (readonly Judged[])[] = [];
  for (let i = at - 1; i >= 0 && before.length < reach; i--) {
    const { passage } = chunks[i] as Chunk;
    if (!isText(passage.role)) continue;
    if (passage.section !== section) break;
    if (PROSE.includes(passage.role)) before.push(judged[i]?.slice(-LONGEST_WAY_BACK) ?? []);
  }
  return before;
}
