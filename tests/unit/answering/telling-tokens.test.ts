import { describe, expect, it } from 'vitest';
import { quantiseTokens, type TokenForm, tokenRows, tokenTable } from '../../../embeddings/token-table.ts';
import { unitRows } from '../../../embeddings/vector.ts';
import { tellingTokens } from '../../../server/answering/telling-tokens.ts';

const DIMENSIONS = 5;
const [COMMON, RARE] = [7, 8];

/** Texts of a common token, one that is in two texts of three, and the common one again. */
function tableOf(texts: number, form: TokenForm = 'bytes') {
  const parts = Array.from({ length: texts }, (_, text) => {
    const ids = Int32Array.from(text % 3 ? [COMMON, RARE, COMMON] : [COMMON]);
    const numbers = Float32Array.from({ length: ids.length * DIMENSIONS }, (_, i) => Math.sin(text + i));
    return quantiseTokens({ ids, vectors: unitRows(numbers, DIMENSIONS) }, { form, dimensions: DIMENSIONS });
  });
  return tokenTable(parts, { form, dimensions: DIMENSIONS });
}

const frequencyIn = (texts: number) =>
  new Map([
    [COMMON, texts],
    [RARE, Math.floor((2 * texts) / 3)],
  ]);

describe('tellingTokens', () => {
  it('leaves out what stands in nearly every text, and keeps the rest as it was', () => {
    const table = tableOf(300);
    const telling = tellingTokens(table, frequencyIn(300));
    expect(new Set(telling.ids)).toEqual(new Set([RARE]));
    expect(telling.offsets).toHaveLength(301);
    expect(tokenRows(telling, 0).ids).toHaveLength(0);
    for (const text of [1, 2, 299]) {
      const [kept, all] = [tokenRows(telling, text), tokenRows(table, text)];
      expect(kept.ids).toEqual(Int32Array.of(RARE));
      expect(kept.values).toEqual(all.values.slice(DIMENSIONS, 2 * DIMENSIONS));
      expect(kept.scales).toEqual(all.scales.slice(1, 2));
    }
  });

  it('leaves a table as it is where a share means little, or that is too large to be copied', () => {
    const [small, large] = [tableOf(30), tableOf(300, 'ternary')];
    expect(tellingTokens(small, frequencyIn(30))).toBe(small);
    expect(tellingTokens(large, frequencyIn(300))).toBe(large);
  });
});
