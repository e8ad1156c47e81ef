import { describe, expect, it } from 'vitest';
import { weigh } from '../../../server/answering/weigh.ts';

const SENTENCES = 1000;

/** A question of these pieces, each of which stands in so many of a thousand sentences. */
function weighed(pieces: Record<string, number>, own = Object.keys(pieces).length) {
  const spelled = ['[CLS]', ...Object.keys(pieces), '[SEP]'];
  const ids = Int32Array.from(spelled.keys());
  const frequencies = Object.values(pieces).map((frequency, i): [number, number] => [i + 1, frequency]);
  return weigh({ pieces: spelled, tokens: { ids, vectors: new Float32Array() }, vector: new Float32Array() }, own, {
    tokenFrequency: new Map(frequencies),
    rows: { length: SENTENCES },
  });
}

describe('weigh', () => {
  it('weighs rare tokens most, and all of them to one', () => {
    const { picks, weights } = weighed({ harbour: 5, fees: 50, vessels: 300 });
    expect(picks).toEqual([1, 2, 3]);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
  });

  it('leaves out what counts for next to nothing, and only that', () => {
    const { picks } = weighed({ what: 20, are: 100, the: 900, harbour: 5, fees: 50, '?': 0 });
    expect(picks).toEqual([1, 2, 4, 5]);
  });

  it('keeps every token of a question without a rare one', () => {
    expect(weighed({ the: 900, of: 950 }).picks).toEqual([1, 2]);
    expect(weighed({ '?': 0 }).picks).toEqual([]);
  });

  it('counts words that were carried over for less', () => {
    const [own, inherited] = weighed({ fees: 50, harbour: 50 }, 1).weights as [number, number];
    expect(inherited).toBeLessThan(own);
    expect(inherited).toBeGreaterThan(own / 2);
  });

  it('names the places of what is asked for among the tokens that are left', () => {
    const { picks, sort, aspects } = weighed({ of: 950, which: 20, of2: 5, tariffs: 40, and: 950, fees: 50 });
    expect(picks).not.toContain(1);
    expect(sort.map((place) => picks[place])).toEqual([3]);
    expect(aspects.map((aspect) => aspect.map((place) => picks[place]))).toEqual([[3, 4], [6]]);
  });
});
