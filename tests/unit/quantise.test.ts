import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_MULTIPLIED, LARGEST_STORED, quantiseColumns } from '../../embeddings/model/quantise.ts';

const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc
      .array(fc.float({ noNaN: true, min: -100, max: 100 }), { minLength: rows * columns, maxLength: rows * columns })
      .map((values) => ({ shape: [rows, columns], data: Float32Array.from(values) })),
  );

describe('quantiseColumns', () => {
  it('is off by half a step at most, and never leaves seven bits', () => {
    fc.assert(
      fc.property(table, (tensor) => {
        const { bytes, scales } = quantiseColumns(tensor, LARGEST_MULTIPLIED);
        tensor.data.forEach((value, i) => {
          const scale = scales[i % scales.length] as number;
          expect(Math.abs((bytes[i] as number) * scale - value)).toBeLessThanOrEqual(scale * 0.5001 + 1e-30);
          expect(Math.abs(bytes[i] as number)).toBeLessThanOrEqual(63);
        });
      }),
    );
  });

  it('uses the whole byte for what is only stored: the largest number of each column becomes ±127', () => {
    const table = { shape: [2, 2], data: Float32Array.of(1, -0.3, -2, 0.6) };
    const { bytes, scales } = quantiseColumns(table, LARGEST_STORED);
    expect([...bytes]).toEqual([64, -64, -127, 127]);
    expect([...scales]).toEqual([2 / 127, Math.fround(0.6) / 127].map(Math.fround));
  });

  it('keeps a column of zeros', () => {
    expect([...quantiseColumns({ shape: [2, 1], data: Float32Array.of(0, 0) }, LARGEST_STORED).bytes]).toEqual([0, 0]);
  });
});
