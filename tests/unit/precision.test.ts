import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantiseColumns, quantiseRows } from '../../embeddings/model/precision.ts';

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
        const { bytes, scales } = quantiseColumns(tensor);
        tensor.data.forEach((value, i) => {
          const scale = scales[i % scales.length] as number;
          expect(Math.abs((bytes[i] as number) * scale - value)).toBeLessThanOrEqual(scale * 0.5001 + 1e-30);
          expect(Math.abs(bytes[i] as number)).toBeLessThanOrEqual(63);
        });
      }),
    );
  });
});

describe('quantiseRows', () => {
  it('uses the whole byte: the largest value of each row becomes ±127', () => {
    const { bytes, scales } = quantiseRows({ shape: [2, 2], data: Float32Array.of(1, -2, 0.25, 0.5) });
    expect([...bytes]).toEqual([64, -127, 64, 127]);
    expect([...scales]).toEqual([2 / 127, 0.5 / 127].map(Math.fround));
  });

  it('keeps a row of zeros', () => {
    expect([...quantiseRows({ shape: [1, 2], data: Float32Array.of(0, 0) }).bytes]).toEqual([0, 0]);
  });
});
