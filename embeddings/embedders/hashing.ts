import type { Embedder, Embedding } from '../embedder.ts';
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
  const next = mulberry32(seed);
  return unit(Float32Array.from({ length: dimensions }, () => next() - 0.5));
}

/** Tommy Ettinger's mulberry32: a full-period generator of 32 bits, as numbers from 0 up to 1. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
