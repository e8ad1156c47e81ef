import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readSafetensors } from '../../../embeddings/model/safetensors.ts';
import { PROJECTION_PATH } from '../../../embeddings/model/source.ts';
import { seededRandom } from '../../../embeddings/seeded-random.ts';
import { principalDirections, rotated } from '../../eval/fitting/principal-directions.ts';

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

describe('directions that are rotated', () => {
  it('keep the products of what is projected, and share what the first of them had', () => {
    const rows = Array.from({ length: 40 }, (_, i) => Float32Array.of(9 * Math.sin(i), Math.cos(3 * i), 0.1, 0));
    const { directions } = principalDirections(rows, 3);
    const rotatedOnes = rotated(directions, 3, seededRandom(1));
    const project = (row: Float32Array, onto: Float32Array) =>
      [0, 1, 2].map((column) => row.reduce((sum, value, d) => sum + value * (onto[d * 3 + column] as number), 0));
    const product = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
    const [a, b] = [rows[5] as Float32Array, rows[11] as Float32Array];
    const plain = product(project(a, directions), project(b, directions));
    expect(product(project(a, rotatedOnes), project(b, rotatedOnes))).toBeCloseTo(plain, 4);
    const widest = (onto: Float32Array) =>
      Math.max(...[0, 1, 2].map((i) => Math.hypot(...rows.map((row) => project(row, onto)[i] as number))));
    expect(widest(rotatedOnes)).toBeLessThan(0.95 * widest(directions));
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
