import type { Tensor } from './safetensors.ts';

/** Numbers as bytes: each is its byte times the scale of its column. */
export interface Quantised {
  readonly bytes: Int8Array;
  readonly scales: Float32Array;
}

/**
 * Seven bits for weights that are multiplied: processors without VNNI add two products of a byte and a weight in
 * sixteen bits, where 2 · 255 · 63 still fits and nothing is cut off. The eighth bit is worth 0.001 of cosine.
 */
export const LARGEST_MULTIPLIED = 63;

/** Eight bits for numbers that are only looked up. */
export const LARGEST_STORED = 127;

/** Symmetric quantisation, one scale a column: the largest number of a column becomes ±`largest`. */
export function quantiseColumns({ shape, data }: Tensor, largest: number): Quantised {
  const columns = shape[1] as number;
  const scales = new Float32Array(columns);
  for (let i = 0; i < data.length; i += 1) {
    scales[i % columns] = Math.max(scales[i % columns] as number, Math.abs(data[i] as number) / largest);
  }
  const bytes = new Int8Array(data.length);
  for (let i = 0; i < data.length; i += 1) {
    const scale = scales[i % columns] as number;
    bytes[i] = scale === 0 ? 0 : Math.round((data[i] as number) / scale);
  }
  return { bytes, scales };
}
