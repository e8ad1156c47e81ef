import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHashingEmbedder } from '../../embeddings/embedders/hashing.ts';
import { quantiseTokens, tokenRows, tokenTable, toTokenVectors } from '../../embeddings/token-table.ts';
import { dot, rowOf, unit } from '../../embeddings/vector.ts';

const vectors = fc
  .record({ dimensions: fc.integer({ min: 1, max: 40 }), tokens: fc.integer({ min: 0, max: 5 }) })
  .chain(({ dimensions, tokens }) =>
    fc
      .array(fc.double({ min: -1, max: 1, noNaN: true }), {
        minLength: dimensions * tokens,
        maxLength: dimensions * tokens,
      })
      .map((numbers) => ({ dimensions, ids: new Int32Array(tokens), vectors: Float32Array.from(numbers) })),
  );

describe('the ternary form', () => {
  it('keeps the sign of every number that is large for its row, and nothing of those that are small', () => {
    fc.assert(
      fc.property(vectors, ({ dimensions, ids, vectors }) => {
        const layout = { form: 'ternary', dimensions } as const;
        const back = toTokenVectors(quantiseTokens({ ids, vectors }, layout), layout);
        for (const row of ids.keys()) {
          const [before, after] = [rowOf(vectors, dimensions, row), rowOf(back.vectors, dimensions, row)];
          const threshold = 0.612 * Math.sqrt(dot(before, before) / dimensions);
          after.forEach((value, i) => {
            const number = before[i] as number;
            if (Math.abs(Math.abs(number) - threshold) < 1e-6) return;
            expect(Math.sign(value)).toBe(Math.abs(number) > threshold ? Math.sign(number) : 0);
          });
        }
      }),
    );
  });

  it('takes a fifth of the bytes, and gives each text its part back', async () => {
    const { embed, dimensions } = createHashingEmbedder(384);
    const embedded = await embed(['The parties reaffirm their commitment.', '', 'Trade grew.']);
    const layout = { form: 'ternary', dimensions } as const;
    const parts = embedded.map(({ tokens }) => quantiseTokens(tokens, layout));
    const table = tokenTable(parts, layout);
    expect(table.values).toHaveLength(77 * table.ids.length);
    expect(table.scales).toHaveLength(0);
    parts.forEach((part, i) => {
      expect(tokenRows(table, i)).toEqual(part);
    });
  });

  it('turns a direction by no more than a normal distribution allows, and keeps its product with itself', async () => {
    const { embed, dimensions } = createHashingEmbedder(384);
    const layout = { form: 'ternary', dimensions } as const;
    const [embedded] = await embed(['one two three four five six seven eight nine ten']);
    const { tokens } = embedded as NonNullable<typeof embedded>;
    const back = toTokenVectors(quantiseTokens(tokens, layout), layout);
    for (const row of tokens.ids.keys()) {
      const [before, after] = [rowOf(tokens.vectors, dimensions, row), rowOf(back.vectors, dimensions, row)];
      expect(dot(before, unit(after))).toBeGreaterThan(0.87);
      expect(Math.abs(dot(before, after) - 1)).toBeLessThan(0.1);
    }
  });
});
