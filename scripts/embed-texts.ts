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

/** Enough texts to keep every worker busy, few enough for the progress to move. */
const BATCH = 32;

/**
 * Embeds texts and keeps of each what `keep` takes from it. A text whose key is `known` is not embedded again: the
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
  const todo = [...missing];
  for (let start = 0; start < todo.length; start += BATCH) {
    const batch = todo.slice(start, start + BATCH);
    const embeddings = await embedder.embed(batch.map(([, text]) => text));
    batch.forEach(([key], i) => {
      made.set(key, keep(embeddings[i] as Embedding));
    });
    onProgress({ done: start + batch.length, total: todo.length });
  }
  return keys.map((key) => ({ key, value: made.get(key) }));
}
