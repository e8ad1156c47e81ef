import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.ts';
import { createHashingEmbedder } from '../../embeddings/embedders/hashing.ts';
import { embedTexts } from '../../scripts/embed-texts.ts';

/** The hashing embedder, writing down what it is given. */
function listening(): Embedder & { heard: string[] } {
  const embedder = createHashingEmbedder(8);
  const heard: string[] = [];
  const embed: Embedder['embed'] = (texts) => {
    heard.push(...texts);
    return embedder.embed(texts);
  };
  return { ...embedder, embed, heard };
}

const keepVector = ({ vector }: { vector: Float32Array }) => vector;

describe('embedTexts', () => {
  it('embeds each text once, and an empty one not at all', async () => {
    const embedder = listening();
    const [first, empty, second, again] = await embedTexts(
      ['peace', '', 'trade', 'peace'],
      embedder,
      keepVector,
      new Map(),
    );
    expect(embedder.heard).toEqual(['peace', 'trade']);
    expect(empty).toEqual({ key: '', value: undefined });
    expect(again).toEqual(first);
    expect(second?.value).not.toEqual(first?.value);
  });

  it('takes what is known by the hash of the text, and only that', async () => {
    const texts = Array.from({ length: 100 }, (_, i) => `provision ${i}`);
    const before = await embedTexts(texts, createHashingEmbedder(8), keepVector, new Map());
    const known = new Map(before.map(({ key, value }) => [key, value as Float32Array]));
    const embedder = listening();
    const after = await embedTexts(['provision 7', 'a new one', ...texts], embedder, keepVector, known);
    expect(embedder.heard).toEqual(['a new one']);
    expect(after.slice(2)).toEqual(before);
    expect(after[0]).toEqual(before[7]);
  });

  it('reports progress up to the number of texts that had to be embedded', async () => {
    const texts = Array.from({ length: 70 }, (_, i) => `provision ${i % 50}`);
    const progress: string[] = [];
    const onProgress = ({ done, total }: { done: number; total: number }) => void progress.push(`${done}/${total}`);
    await embedTexts(texts, createHashingEmbedder(8), keepVector, new Map(), onProgress);
    expect(progress.at(-1)).toBe('50/50');
    expect(progress.length).toBeGreaterThan(1);
  });
});
