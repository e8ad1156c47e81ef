import type { Embedder, Embedding } from '../embeddings/embedder.ts';
import { sha256 } from '../embeddings/sha256.ts';

/** How far a run of embeddings is. */
export interface EmbedProgress {
  readonly done: number;
  readonly total: number;
}

/** What was made of each text, in order; `key` is empty and `value` missing for an empty text. */
export interface Embedded<T> {
  readonly key: string;
  readonly value: T | undefined;
}

/** Texts on their way to the workers at a time: enough for none to wait for its next, few enough to be held. */
const UNDER_WAY = 32;

/**
 * Embeds texts and keeps of each what `keep` takes from it: the longest first, so that no worker is left alone with one
 * in the end, and while the workers are at the next. A text whose key is `known` is not embedded again: the
 * same model makes the same numbers of it, so the result is that of a run from nothing.
 */
export async function embedTexts<T>(
  texts: readonly string[],
  embedder: Embedder,
  keep: (embedding: Embedding) => T,
  known: ReadonlyMap<string, T>,
  onProgress: (progress: EmbedProgress) => void = () => {},
): Promise<Embedded<T>[]> {
  const keys = texts.map((text) => (text === '' ? '' : sha256(text)));
  const made = new Map(known);
  const missing = new Map<string, string>();
  keys.forEach((key, i) => {
    if (key !== '' && !made.has(key)) missing.set(key, texts[i] as string);
  });
  const todo = [...missing].sort(([, a], [, b]) => b.length - a.length);
  const [total, left] = [todo.length, todo.values()];
  let done = 0;
  const embedInTurn = async () => {
    for (const [key, text] of left) {
      const [embedding] = await embedder.embed([text]);
      made.set(key, keep(embedding as Embedding));
      done += 1;
      onProgress({ done, total });
    }
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, embedInTurn));
  return keys.map((key) => ({ key, value: made.get(key) }));
}
