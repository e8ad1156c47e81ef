import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';
import type { Random } from '../../../embeddings/seeded-random.ts';
import { normal } from '../../../scripts/bench/draw.ts';

/** What was found: the directions as columns of a [dimensions, `width`] table, and how much of the vectors they hold. */
export interface Directions {
  readonly directions: Float32Array;
  /** Of the sum of the vectors' squares, 0 to 1. */
  readonly share: number;
}

/**
 * The `width` orthogonal directions along which vectors are longest together: the first eigenvectors of their second
 * moments (principal component analysis without centring, for cosines are taken from the origin). An eigenvector's sign
 * is arbitrary; here its largest number is positive.
 */
export function principalDirections(rows: readonly Float32Array[], width: number): Directions {
  const { realEigenvalues: values, eigenvectorMatrix: vectors } = new EigenvalueDecomposition(secondMoments(rows), {
    assumeSymmetric: true,
  });
  const order = values.map((_, i) => i).sort((a, b) => (values[b] as number) - (values[a] as number));
  const chosen = order.slice(0, width);
  const directions = new Float32Array(vectors.rows * width);
  for (const [column, from] of chosen.entries()) {
    const direction = vectors.getColumn(from);
    const largest = direction.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    for (const [row, value] of direction.entries()) directions[row * width + column] = value * Math.sign(largest);
  }
  const sumOf = (places: readonly number[]) => places.reduce((sum, i) => sum + (values[i] as number), 0);
  return { directions, share: sumOf(chosen) / sumOf(order) };
}

function secondMoments(rows: readonly Float32Array[]): Matrix {
  const table = new Matrix(rows.map((row) => Array.from(row)));
  return table.transpose().mmul(table);
}

/**
 * The same directions rotated among themselves at random: products of what is projected stay what they were, and no number
 * of it is as a rule larger than another, as those along the first principal components are. Numbers that are alike are
 * rounded with less loss, all of them to the same steps (as QuIP#'s incoherence, Tseng et al. 2024,
 * https://arxiv.org/abs/2402.04396).
 */
export function rotated(directions: Float32Array, width: number, random: Random): Float32Array {
  const rows = directions.length / width;
  const table = Matrix.from1DArray(rows, width, directions);
  const { orthogonalMatrix } = new QrDecomposition(
    Matrix.from1DArray(
      width,
      width,
      Array.from({ length: width * width }, () => normal(random)),
    ),
  );
  return Float32Array.from(table.mmul(orthogonalMatrix).to1DArray());
}
