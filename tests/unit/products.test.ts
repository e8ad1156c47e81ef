import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productsWith } from '../../embeddings/indexes/products.ts';
import { dotRow } from '../../embeddings/vector.ts';

/** Numbers of 32 bits between −1 and 1. */
const numbers = (length: number) =>
  fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: length, maxLength: length });

const cases = fc
  .record({ rows: fc.nat({ max: 9 }), dimensions: fc.integer({ min: 1, max: 70 }) })
  .chain(({ rows, dimensions }) =>
    fc.record({ dimensions: fc.constant(dimensions), table: numbers(rows * dimensions), query: numbers(dimensions) }),
  );

describe('productsWith', () => {
  it('gives the inner product with every row, for any width and number of rows', () => {
    fc.assert(
      fc.property(cases, ({ dimensions, table: values, query: asked }) => {
        const [table, query] = [Float32Array.from(values), Float32Array.from(asked)];
        const products = productsWith(table, dimensions)(query);
        expect(products).toHaveLength(table.length / dimensions);
        for (const [row, product] of products.entries()) expect(product).toBeCloseTo(dotRow(query, table, row), 4);
      }),
    );
  });

  it('gives each question its own', () => {
    const productsOf = productsWith(Float32Array.of(1, 2, 3, 4), 2);
    expect([...productsOf(Float32Array.of(1, 0))]).toEqual([1, 3]);
    expect([...productsOf(Float32Array.of(0, 1))]).toEqual([2, 4]);
  });
});
