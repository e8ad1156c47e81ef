/**
 * Vectors at a fifth of a byte a number: each becomes −1, 0 or 1, and five of them one byte. Nothing is learned from
 * the vectors, so that what becomes of a text does not depend on the texts around it.
 */

const TRITS = 5;
const STATES = 3 ** TRITS;

/**
 * Numbers nearer to zero than this share of their root mean square become 0, which distorts a normal distribution
 * least (J. Max, "Quantizing for minimum distortion", 1960, three levels).
 */
const THRESHOLD = 0.612;

/**
 * The cosine of a vector and of what becomes of it, for numbers of a normal distribution (the same paper). What is read
 * back is as much longer, so that its product with the vector is one again and not a tenth less.
 */
const COSINE = 0.9;

/** Bytes that hold a vector of so many numbers. */
export const ternaryBytes = (dimensions: number): number => Math.ceil(dimensions / TRITS);

/** Rounds a vector; a byte is five digits to base 3, the first number's the lowest. */
export function toTernary(vector: Float32Array): Int8Array {
  const threshold = THRESHOLD * Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0) / vector.length);
  return Int8Array.from({ length: ternaryBytes(vector.length) }, (_, byte) => {
    let state = 0;
    for (let at = byte * TRITS + TRITS - 1; at >= byte * TRITS; at -= 1) {
      const value = vector[at] ?? 0;
      state = state * 3 + (Math.abs(value) <= threshold ? 1 : value < 0 ? 0 : 2);
    }
    return state - 128;
  });
}

/** For each byte its five numbers (four of them as the bytes of one integer), and how many are not 0. */
const FOUR = new Int32Array(STATES);
const FIFTH = new Int8Array(STATES);
const FILLED = new Uint8Array(STATES);
for (let state = 0; state < STATES; state += 1) {
  const trits = Int8Array.from({ length: TRITS }, (_, i) => (Math.floor(state / 3 ** i) % 3) - 1);
  FOUR[state] = new DataView(trits.buffer).getInt32(0, true);
  FIFTH[state] = trits[TRITS - 1] as number;
  FILLED[state] = trits.filter((trit) => trit !== 0).length;
}

/** Where `fromTernary` writes: rows of numbers in order, with a scale for each and four bytes to spare at the end. */
export interface TernaryTarget {
  readonly values: DataView;
  readonly scales: Float32Array;
}

/** Reads the vectors `from` up to `to` of a table back; a vector is its numbers times its scale. */
export function fromTernary(
  table: Int8Array,
  from: number,
  to: number,
  dimensions: number,
  { values, scales }: TernaryTarget,
): void {
  const width = ternaryBytes(dimensions);
  for (let row = from; row < to; row += 1) {
    const first = row * width;
    let at = (row - from) * dimensions;
    let filled = 0;
    for (let byte = first; byte < first + width; byte += 1) {
      const state = (table[byte] as number) + 128;
      values.setInt32(at, FOUR[state] as number, true);
      values.setInt8(at + TRITS - 1, FIFTH[state] as number);
      filled += FILLED[state] as number;
      at += TRITS;
    }
    scales[row - from] = filled === 0 ? 0 : 1 / (COSINE * Math.sqrt(filled));
  }
}
