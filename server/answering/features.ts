import { isAmongRows } from '../../embeddings/lexical-index.ts';
import type { Asked } from './asked.ts';
import { hasNewThing } from './expected-answer.ts';
import { maxSim } from './max-sim.ts';
import { isOfficial, type Row, type SearchIndex } from './search-index.ts';

/** What speaks for a sentence as an answer; each is about 0 to 1, and `rank.ts` weighs them. */
export interface Features {
  /**
   * Late interaction: the question's tokens, each by its best match in the sentence, in where that stands (title, section,
   * speaker) or in its lead.
   */
  readonly context: number;
  /** As `context`, when a token may instead match another sentence of the passage. */
  readonly passage: number;
  /** The share of the question's terms, by rarity, that stand in the sentence as words or name who speaks it. */
  readonly words: number;
  /** Cosine of question and sentence. */
  readonly cosine: number;
  /** Cosine of question and passage. */
  readonly passageCosine: number;
  /** 1 when the question asks for a number, a date, … and the sentence has none. */
  readonly lacksExpected: number;
  /** How well the sentence matches one of the question's subjects, the best matched one: mean similarity of its tokens. */
  readonly subject: number;
  /** 1 for the organisation's own words, 0 for coverage of them. */
  readonly official: number;
}

/** A candidate that has been looked at closely. */
export interface Evidence {
  readonly row: Row;
  readonly features: Features;
  /** Best similarity of each question token, in the query's order. */
  readonly similarities: Float32Array;
}

/** Measures every candidate against the question. */
export function gather(asked: Asked, candidates: readonly Row[], index: SearchIndex): Evidence[] {
  const similarities = new Map(candidates.map(({ row }) => [row, maxSim(asked.query, index.tokens, row)]));
  const passages = bestOfPassages(candidates, similarities);
  const contexts = new Map<number, Float32Array>();
  const contextOf = (passageRow: number) => {
    const row = index.contexts.rowOf[passageRow] as number;
    const known = contexts.get(row) ?? maxSim(asked.query, index.contexts.tokens, row);
    contexts.set(row, known);
    return known;
  };
  const leadOf = ({ row, leadRow = row }: Row) =>
    similarities.get(leadRow) ?? maxSim(asked.query, index.tokens, leadRow);
  const terms = asked.terms.map(({ term, weight }) => ({
    rows: index.lexical.rowsOf(term),
    speakers: [...asked.speakers].filter((name) => index.speakers.get(name)?.terms.includes(term)),
    weight,
  }));
  return candidates.map((row) => {
    const own = similarities.get(row.row) as Float32Array;
    const [context, lead] = [contextOf(row.passageRow), leadOf(row)];
    return {
      row,
      similarities: own,
      features: {
        context: weighedBest(asked, own, context, lead),
        passage: weighedBest(asked, own, context, lead, passages.get(row.passageRow)),
        words: sharedWords(terms, row),
        cosine: index.sentences.similarity(asked.vector, row.row),
        passageCosine: index.passages.similarity(asked.vector, row.passageRow),
        lacksExpected: lacksExpected(asked, row) ? 1 : 0,
        subject: asked.aspects.reduce((most, aspect) => Math.max(most, meanOf(aspect, own)), 0),
        official: isOfficial(row.document) ? 1 : 0,
      },
    };
  });
}

/** The sum over the question's tokens of weight × the largest of their similarities. */
function weighedBest(
  { tokenWeights }: Asked,
  own: Float32Array,
  context: Float32Array,
  lead: Float32Array,
  passage = own,
): number {
  let sum = 0;
  for (let i = 0; i < own.length; i += 1) {
    const best = Math.max(own[i] as number, context[i] as number, lead[i] as number, passage[i] as number);
    sum += best * (tokenWeights[i] as number);
  }
  return sum;
}

/** Token by token the largest similarity with any candidate of a passage. */
function bestOfPassages(candidates: readonly Row[], similarities: ReadonlyMap<number, Float32Array>) {
  const passages = new Map<number, Float32Array>();
  for (const { row, passageRow } of candidates) {
    const own = similarities.get(row) as Float32Array;
    const best = passages.get(passageRow);
    passages.set(passageRow, best ? best.map((most, i) => Math.max(most, own[i] as number)) : own);
  }
  return passages;
}

/** The mean similarity of some of the question's tokens. */
export const meanOf = (places: readonly number[], similarities: Float32Array): number =>
  places.reduce((sum, place) => sum + (similarities[place] ?? 0), 0) / places.length;

/** A term of the question, the sentences it stands in, and the speakers it names. */
interface StandingTerm {
  readonly rows: Uint32Array;
  readonly speakers: readonly string[];
  readonly weight: number;
}

const sharedWords = (terms: readonly StandingTerm[], { row, passage }: Row): number =>
  terms.reduce((sum, { rows, speakers, weight }) => {
    const stands = isAmongRows(rows, row) || (speakers.length > 0 && speakers.includes(passage.speaker ?? ''));
    return sum + (stands ? weight : 0);
  }, 0);

const lacksExpected = (asked: Asked, row: Row): boolean =>
  asked.expected !== 'open' && !hasNewThing(row.things(asked.expected), asked.text);
