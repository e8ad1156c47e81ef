import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readSafetensors } from '../../../embeddings/model/safetensors.ts';
import { PROJECTION_PATH } from '../../../embeddings/model/source.ts';
import { principalDirections } from '../../eval/fitting/principal-directions.ts';

const rowsOf = (...rows: number[][]) => rows.map((row) => Float32Array.from(row));

describe('principalDirections', () => {
  it('finds the axes along which vectors are longest, the longest first, and what share of them these hold', () => {
    const { directions, share } = principalDirections(rowsOf([0, 0, 3], [0, 0, -3], [0, 2, 0], [1, 0, 0]), 2);
    for (const [i, value] of [0, 0, 0, 1, 1, 0].entries()) expect(directions[i]).toBeCloseTo(value, 6);
    expect(share).toBeCloseTo((18 + 4) / 23, 6);
  });

  it('measures from the origin: vectors that all point one way have that one direction', () => {
    const { directions, share } = principalDirections(rowsOf([-3, -4], [-6, -8]), 1);
    expect([...directions].map((value) => Number(value.toFixed(6)))).toEqual([0.6, 0.8]);
    expect(share).toBeCloseTo(1, 6);
  });
});

describe('the projection of token vectors', () => {
  it('is 192 directions at right angles, each of length one', async () => {
    const [projection] = readSafetensors(await readFile(PROJECTION_PATH)).values();
    const { shape, data } = projection ?? { shape: [], data: new Float32Array() };
    expect(shape).toEqual([384, 192]);
    const product = (a: number, b: number) => {
      let sum = 0;
      for (let row = 0; row < 384; row += 1) sum += (data[row * 192 + a] as number) * (data[row * 192 + b] as number);
      return sum;
    };
    for (let a = 0; a < 192; a += 1) {
      for (let b = 0; b <= a; b += 1) expect(Math.abs(product(a, b) - (a === b ? 1 : 0))).toBeLessThan(1e-5);
    }
  });
});
