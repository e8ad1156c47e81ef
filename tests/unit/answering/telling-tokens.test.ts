import { describe, expect, it } from 'vitest';
import { tellingTokens } from '../../../server/answering/telling-tokens.ts';

const [COMMON, OFTEN, UNKNOWN] = [1, 2, 3];

describe('tellingTokens', () => {
  it('leaves out what stands in most texts, and nothing else', () => {
    const isTelling = tellingTokens(
      new Map([
        [COMMON, 290],
        [OFTEN, 200],
      ]),
      300,
    );
    expect([COMMON, OFTEN, UNKNOWN].map(isTelling)).toEqual([false, true, true]);
  });

  it('leaves out nothing where there are too few texts for a share to mean anything', () => {
    expect(tellingTokens(new Map([[COMMON, 30]]), 30)(COMMON)).toBe(true);
  });
});
