import { describe, expect, it } from 'vitest';
import { reachOf, scaleRows, smoothingFactors } from '../../embeddings/model/smoothing.ts';

const weights = { shape: [3, 2], data: Float32Array.of(0.5, -1, 2, 0.25, 0, 0) };

describe('smoothing', () => {
  it('takes the reach of a layer normalisation from its weights', () => {
    expect(reachOf({ weight: Float32Array.of(1, -2), bias: Float32Array.of(0.5, -4) })).toEqual(
      Float32Array.of(3.5, 10),
    );
  });

  it('shares the width of a column evenly between input and weights', () => {
    const factors = smoothingFactors(weights, Float32Array.of(16, 8, 5));
    expect(factors).toEqual(Float32Array.of(4, 2, 1));
    const smoothed = scaleRows(weights, factors);
    expect(smoothed.data).toEqual(Float32Array.of(2, -4, 4, 0.5, 0, 0));
  });

  it('leaves the product what it was', () => {
    const input = [3, -5, 7];
    const factors = smoothingFactors(weights, Float32Array.of(16, 8, 5));
    const product = (x: number[], { data }: { data: Float32Array }) =>
      [0, 1].map((column) => x.reduce((sum, value, row) => sum + value * (data[row * 2 + column] as number), 0));
    const smoothedInput = input.map((value, row) => value / (factors[row] as number));
    expect(product(smoothedInput, scaleRows(weights, factors))).toEqual(product(input, weights));
  });

  it('leaves a column alone that never moves or weighs nothing', () => {
    expect(smoothingFactors(weights, Float32Array.of(0, 0, 9))).toEqual(Float32Array.of(1, 1, 1));
  });
});
