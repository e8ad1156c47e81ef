import { describe, expect, it } from 'vitest';
import { ModelError } from '../../embeddings/model/model-error.ts';
import { halfToNumber, readSafetensors } from '../../embeddings/model/safetensors.ts';
import { safetensors } from '../support/tiny-model.ts';

describe('halfToNumber', () => {
  it.each([
    ['one', 0x3c00, 1],
    ['minus two', 0xc000, -2],
    ['the largest', 0x7bff, 65_504],
    ['the smallest normal number', 0x0400, 2 ** -14],
    ['the smallest number at all', 0x0001, 2 ** -24],
    ['a third, as near as it gets', 0x3555, 0.333251953125],
    ['infinity', 0x7c00, Number.POSITIVE_INFINITY],
    ['no number', 0x7e00, Number.NaN],
  ])('decodes %s', (_, bits, value) => {
    expect(halfToNumber(bits)).toBe(value);
  });
});

describe('readSafetensors', () => {
  const bytes = safetensors({ first: [2, 3], second: [4] });

  it('gives each tensor its shape and values', () => {
    const tensors = readSafetensors(bytes);
    expect(tensors.get('first')?.shape).toEqual([2, 3]);
    expect(tensors.get('first')?.data).toEqual(Float32Array.from([0, 1, 2, 3, 4, 5], Math.sin));
    expect(tensors.get('second')?.data).toHaveLength(4);
  });

  it('reads a file that does not begin at an even address', () => {
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(readSafetensors(shifted.subarray(1)).get('second')).toEqual(readSafetensors(bytes).get('second'));
  });

  it.each([0, 7, 30, bytes.length - 1])('refuses a file cut to %i bytes', (length) => {
    expect(() => readSafetensors(bytes.subarray(0, length))).toThrow(ModelError);
  });
});
