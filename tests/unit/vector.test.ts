import { describe, expect, it } from 'vitest';
import { directedRows, dot, meanRow, rowOf, unit, unitRows } from '../../embeddings/vector.ts';

const table = Float32Array.of(3, 4, 0, 0, 0, 5);

describe('vector', () => {
  it('makes a vector one long', () => {
    expect(unit(Float32Array.of(3, 4))).toEqual(Float32Array.of(0.6, 0.8));
  });

  it('leaves zeros alone, which have no direction', () => {
    expect(unit(Float32Array.of(0, 0))).toEqual(Float32Array.of(0, 0));
    expect(directedRows(table, 2)).toEqual([0, 2]);
  });

  it('looks at a row without copying it', () => {
    expect(rowOf(table, 2, 2)).toEqual(Float32Array.of(0, 5));
    expect(rowOf(table, 2, 2).buffer).toBe(table.buffer);
  });

  it('makes every row one long, and takes the mean of rows', () => {
    expect(unitRows(table, 2)).toEqual(Float32Array.of(0.6, 0.8, 0, 0, 0, 1));
    expect(meanRow(table, 2)).toEqual(Float32Array.of(1, 3));
  });

  it('multiplies', () => {
    expect(dot(Float32Array.of(1, 2, 3), Float32Array.of(4, 5, 6))).toBe(32);
  });
});
