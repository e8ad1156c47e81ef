import type { Embedding } from '../../../embeddings/embedder.ts';
import { type Random, seededRandom } from '../../../embeddings/seeded-random.ts';
import { words } from '../../../embeddings/terms.ts';
import type { TokenTable } from '../../../embeddings/token-table.ts';
import { rowOf } from '../../../embeddings/vector.ts';
import type { Row, SearchIndex } from '../../../server/answering/search-index.ts';
import { placeIn } from '../draw.ts';
import { DIMENSIONS, nearTo, TOKEN_DIMENSIONS, tokenVector } from './vectors.ts';

/** A question over a generated corpus, and what a model would make of it. */
export interface MadeQuestion {
  readonly text: string;
  readonly embedding: Embedding;
}

/** Which tokens a sentence has, all of them: an index leaves out those that it does not compare. */
export type TokenIds = Pick<TokenTable, 'offsets' | 'ids'>;

interface Token {
  readonly id: number;
  readonly piece: string;
}

const OPENING = ['[CLS]', 'what', 'is', 'said', 'about'];
const CLOSING = ['?', '[SEP]'];
const WORDS = 5;

/** Asks for a stretch of words of some sentence, with a vector near to that sentence's. */
export function questionFrom(index: SearchIndex, tokenIds: TokenIds, random: Random): MadeQuestion {
  const row = index.rows[placeIn(index.rows.length, random)] as Row;
  const tokens = tokensByWord(row, tokenIds);
  const from = placeIn(Math.max(1, tokens.length - WORDS), random);
  const asked = tokens.slice(from, from + WORDS);
  const all: Token[] = [...OPENING.map(grammar), ...asked.flatMap(({ pieces }) => pieces), ...CLOSING.map(grammar)];
  const vectors = new Float32Array(all.length * TOKEN_DIMENSIONS);
  for (const [i, { id }] of all.entries()) vectors.set(tokenVector(seededRandom(id + 1)), i * TOKEN_DIMENSIONS);
  const own = rowOf(index.sentenceVectors, DIMENSIONS, row.row);
  return {
    text: `What is said about ${asked.map(({ word }) => word).join(' ')}?`,
    embedding: {
      vector: nearTo(own, random),
      tokens: { ids: Int32Array.from(all, ({ id }) => id), vectors },
      pieces: all.map(({ piece }) => piece),
    },
  };
}

const grammar = (piece: string, i: number): Token => ({ id: -2 - i, piece });

/** The words of a sentence with their tokens: the ids of a word's tokens follow each other, the first divides by three. */
function tokensByWord(row: Row, { offsets, ids }: TokenIds): { word: string; pieces: Token[] }[] {
  const groups: number[][] = [];
  for (const id of ids.subarray(offsets[row.row], offsets[row.row + 1])) {
    if (id % 3 === 0) groups.push([]);
    groups.at(-1)?.push(id);
  }
  return words(row.text).map(({ text }, i) => {
    const word = text.toLowerCase();
    const group = groups[i] ?? [];
    const length = Math.ceil(word.length / group.length);
    const pieceAt = (place: number) => `${place > 0 ? '##' : ''}${word.slice(place * length, (place + 1) * length)}`;
    return { word, pieces: group.map((id, place) => ({ id, piece: pieceAt(place) })) };
  });
}
