import { describe, expect, it } from 'vitest';
import { createHashingEmbedder } from '../../embeddings/embedders/hashing.ts';
import { quantiseTokens, tokenRows, tokenTable, toTokenVectors } from '../../embeddings/token-table.ts';
import { dot, rowOf, unit } from '../../embeddings/vector.ts';

const TEXTS = ['The parties reaffirm their commitment.', '', 'Trade grew by half a per cent.'];
const embedder = createHashingEmbedder();
const { dimensions } = embedder;
const layout = { form: 'bytes', dimensions } as const;
const embedded = await embedder.embed(TEXTS);
const parts = embedded.map(({ tokens }) => quantiseTokens(tokens, layout));
const table = tokenTable(parts, layout);

describe('tokenTable', () => {
  it('puts the texts one after another', () => {
    expect([...table.offsets]).toEqual([0, 7, 9, 18]);
    expect(table.ids).toHaveLength(18);
    expect(table.values).toHaveLength(18 * dimensions);
  });

  it('gives each text its part back', () => {
    parts.forEach((part, i) => {
      expect(tokenRows(table, i)).toEqual(part);
    });
  });

  it('has room for no texts at all', () => {
    expect([...tokenTable([], layout).offsets]).toEqual([0]);
  });
});

describe('quantiseTokens', () => {
  it('keeps the direction of every token vector', () => {
    embedded.forEach(({ tokens }, i) => {
      const { ids, vectors } = toTokenVectors(tokenRows(table, i), layout);
      expect(ids).toEqual(tokens.ids);
      for (let row = 0; row < ids.length; row += 1) {
        const before = rowOf(tokens.vectors, dimensions, row);
        const after = unit(rowOf(vectors, dimensions, row));
        expect(dot(before, after)).toBeGreaterThan(0.9999);
      }
    });
  });
});
