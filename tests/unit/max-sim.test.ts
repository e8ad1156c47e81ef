import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenVectors } from '../../embeddings/embedder.ts';
import { quantiseTokens, TOKEN_FORMS, type TokenForm, tokenTable } from '../../embeddings/token-table.ts';
import { unitRows } from '../../embeddings/vector.ts';
import { maxSim, maxSimQuery, maxSimTable } from '../../server/answering/max-sim.ts';
import { plainMaxSim } from '../support/plain-max-sim.ts';

const TOLERANCE = 1e-3;

/** Tokens of unit length made of `numbers`, as many as they fill. */
function tokensOf(numbers: readonly number[], dimensions: number): TokenVectors {
  const tokens = Math.floor(numbers.length / dimensions);
  const vectors = unitRows(Float32Array.from(numbers.slice(0, tokens * dimensions)), dimensions);
  return { ids: Int32Array.from({ length: tokens }, (_, i) => i), vectors };
}

const tableOf = (texts: readonly TokenVectors[], dimensions: number, form: TokenForm = 'bytes') =>
  tokenTable(
    texts.map((text) => quantiseTokens(text, { form, dimensions })),
    { form, dimensions },
  );

const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 600 });

describe('maxSim', () => {
  it('gives what its definition gives, for any form, width, question and texts', () => {
    const cases = fc.record({
      form: fc.constantFrom(...TOKEN_FORMS),
      dimensions: fc.integer({ min: 1, max: 70 }),
      question: numbers,
      texts: fc.array(numbers, { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(cases, ({ form, dimensions, question, texts }) => {
        const asked = tokensOf(question, dimensions);
        const picks = [...asked.ids.keys()].filter((i) => i % 3 !== 1);
        const table = tableOf(
          texts.map((text) => tokensOf(text, dimensions)),
          dimensions,
          form,
        );
        const [query, prepared] = [maxSimQuery(asked, picks, dimensions), maxSimTable(table)];
        for (const row of texts.keys()) {
          const expected = plainMaxSim(asked, picks, table, row);
          const actual = maxSim(query, prepared, row);
          expect(actual).toHaveLength(expected.length);
          expected.forEach((value, i) => {
            expect(Math.abs((actual[i] as number) - value)).toBeLessThan(TOLERANCE);
          });
        }
      }),
    );
  });

  it.each([384, 1024, 4096])('does not overflow where all %i numbers are as large as they can be', (dimensions) => {
    const same = tokensOf(Array(3 * dimensions).fill(1), dimensions);
    const table = maxSimTable(tableOf([same], dimensions));
    expect(maxSim(maxSimQuery(same, [0], dimensions), table, 0)[0]).toBeCloseTo(1, 3);
  });

  it('is −1 where a text has no tokens', () => {
    const dimensions = 16;
    const [question, empty] = [tokensOf(Array(80).fill(0.5), dimensions), tokensOf([], dimensions)];
    const table = maxSimTable(tableOf([empty], dimensions));
    expect([...maxSim(maxSimQuery(question, [0, 1, 2, 3, 4], dimensions), table, 0)]).toEqual([-1, -1, -1, -1, -1]);
  });

  it('compares no token that is left out, and every other', () => {
    const [dimensions, longest] = [8, 5];
    const texts = Array.from({ length: 12 }, (_, text) => {
      const numbers = Array.from({ length: (text % longest) * dimensions }, (_, i) => Math.sin(text * 31 + i));
      return tokensOf(numbers, dimensions);
    });
    const isOdd = (id: number) => id % 2 === 1;
    const odd = texts.map(({ ids, vectors }): TokenVectors => {
      const rows = [...ids.keys()].filter((row) => isOdd(ids[row] as number));
      const numbers = rows.flatMap((row) => [...vectors.subarray(row * dimensions, (row + 1) * dimensions)]);
      return { ids: Int32Array.from(rows, (row) => ids[row] as number), vectors: Float32Array.from(numbers) };
    });
    const { best: _, ...left } = maxSimTable(tableOf(texts, dimensions), isOdd);
    expect(left).toEqual(tableOf(odd, dimensions));
  });

  it('leaves the table as it was, but for where it stands', () => {
    const table = tableOf([tokensOf(Array(96).fill(0.5), 32)], 32);
    const { best: _, ...copy } = maxSimTable(table);
    expect(copy).toEqual(table);
  });
});
