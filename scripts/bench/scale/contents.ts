import { createHnswIndex } from '../../../embeddings/indexes/hnsw.ts';
import { lexiconOf } from '../../../embeddings/lexicon.ts';
import { seededRandom } from '../../../embeddings/seeded-random.ts';
import { sha256 } from '../../../embeddings/sha256.ts';
import type { IndexContents, VectorTable } from '../../../embeddings/storage/contents.ts';
import { lexicalFiles } from '../../../embeddings/storage/lexical-files.ts';
import {
  quantiseTokens,
  type TokenLayout,
  type TokenRows,
  type TokenTable,
  tokenFormFor,
  tokenTable,
} from '../../../embeddings/token-table.ts';
import { contextTexts, sentenceTexts } from '../../embedding-texts.ts';
import { type Generated, tokensOf } from './generate.ts';
import { DIMENSIONS, type Place, TOKEN_DIMENSIONS, tokenVector, type VectorSpace } from './vectors.ts';

/** The model that an index of generated vectors says it was made by. */
export const GENERATED_MODEL = 'generated/384';

/** Tokens of a text that says where a passage stands. */
const CONTEXT_TOKENS = 12;

/** Builds everything a store holds of a generated corpus, as `embedCorpus` does of a real one. */
export function contentsOf(generated: Generated, onRow: (done: number) => void): IndexContents {
  const { corpus, space, passagePlaces, sentencePlaces } = generated;
  const layout = { form: tokenFormFor(corpus.sentences.length), dimensions: TOKEN_DIMENSIONS };
  const passages = vectorTable(space, passagePlaces, onRow);
  const sentences = vectorTable(space, sentencePlaces, (done) => onRow(passagePlaces.length + done));
  const places = contextTexts(corpus);
  const distinct = [...new Set(places)];
  const rowOf = new Map(distinct.map((text, row) => [text, row]));
  const texts = sentenceTexts(corpus);
  return {
    origin: { seeds: { 'generated.txt': sha256('generated') }, catalog: '', model: GENERATED_MODEL, builder: '' },
    dimensions: DIMENSIONS,
    corpus,
    passages,
    sentences,
    tokens: tokensOfTexts(generated.wordsOf.map(tokensOf), layout),
    contexts: {
      tokens: tokensOfTexts(
        distinct.map((_, i) => tokensOf(Uint32Array.from({ length: CONTEXT_TOKENS }, (_, j) => i + j))),
        layout,
      ),
      keys: distinct.map((text) => sha256(text)),
      rowOf: Uint32Array.from(places, (text) => rowOf.get(text) as number),
    },
    suggestions: {
      questions: [],
      keys: [],
      vectors: new Float32Array(),
      tokens: tokenTable([], { form: 'bytes', dimensions: TOKEN_DIMENSIONS }),
    },
    extras: lexicalFiles(lexiconOf(texts, corpus.files)),
  };
}

function vectorTable(space: VectorSpace, places: readonly Place[], onRow: (done: number) => void): VectorTable {
  const vectors = new Float32Array(places.length * DIMENSIONS);
  for (const [row, place] of places.entries()) vectors.set(space.vector(place), row * DIMENSIONS);
  return {
    vectors,
    keys: places.map((_, row) => sha256(String(row))),
    index: createHnswIndex(vectors, DIMENSIONS, onRow),
  };
}

/** A token has the vector of its id wherever it stands, which is rounded once. */
function tokensOfTexts(texts: readonly Int32Array[], layout: TokenLayout): TokenTable {
  const known = new Map<number, TokenRows>();
  const rowsOf = (id: number): TokenRows => {
    const rows = known.get(id) ?? roundedToken(id, layout);
    known.set(id, rows);
    return rows;
  };
  return tokenTable(
    texts.map((ids) => joined([...ids].map(rowsOf))),
    layout,
  );
}

const roundedToken = (id: number, layout: TokenLayout): TokenRows =>
  quantiseTokens({ ids: Int32Array.of(id), vectors: tokenVector(seededRandom(id + 1)) }, layout);

function joined(parts: readonly TokenRows[]): TokenRows {
  const sizeOf = (name: keyof TokenRows) => parts.reduce((sum, part) => sum + part[name].length, 0);
  const values = new Int8Array(sizeOf('values'));
  const scales = new Float32Array(sizeOf('scales'));
  let [value, scale] = [0, 0];
  for (const part of parts) {
    values.set(part.values, value);
    scales.set(part.scales, scale);
    value += part.values.length;
    scale += part.scales.length;
  }
  return { ids: Int32Array.from(parts, ({ ids }) => ids[0] as number), values, scales };
}
