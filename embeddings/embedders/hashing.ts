import type { Embedder, Embedding } from '../embedder.ts';
import { seededRandom } from '../seeded-random.ts';
import { meanRow, unit } from '../vector.ts';

/** The vocabulary ids that BERT gives the special tokens around every text. */
const CLS = 101;
const SEP = 102;

/**
 * A twin of the model for tests: every word has a fixed pseudo-random direction, so texts are alike as far as they
 * share words, and nothing is loaded. Equal on every machine.
 */
export function createHashingEmbedder(dimensions = 64): Embedder {
  return {
    model: `hashing/${dimensions}`,
    dimensions,
    tokenDimensions: dimensions,
    async embed(texts, signal) {
      signal?.throwIfAborted();
      return texts.map((text) => embeddingOf(text, dimensions));
    },
    async close() {},
  };
}

function embeddingOf(text: string, dimensions: number): Embedding {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const ids = Int32Array.of(CLS, ...words.map(wordId), SEP);
  const vectors = new Float32Array(ids.length * dimensions);
  ids.forEach((id, row) => {
    vectors.set(direction(id, dimensions), row * dimensions);
  });
  return { vector: unit(meanRow(vectors, dimensions)), tokens: { ids, vectors }, pieces: ['[CLS]', ...words, '[SEP]'] };
}

/** FNV-1a over UTF-16 code units, kept positive. */
function wordId(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 1;
}

function direction(seed: number, dimensions: number): Float32Array {
  const next = seededRandom(seed);
  return unit(Float32Array.from({ length: dimensions }, () => next() - 0.5));
}
