import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../embeddings/seeded-random.ts';
import { dot } from '../../../embeddings/vector.ts';
import { zipf } from '../../../scripts/bench/draw.ts';
import { chart } from '../../../scripts/bench/scale/chart.ts';
import { generate } from '../../../scripts/bench/scale/generate.ts';
import { verify } from '../../../scripts/verify.ts';

describe('a generated corpus', () => {
  const generated = generate(120);
  const { corpus, space, sentencePlaces } = generated;

  it('has as many passages as were asked for, and spans that hold', () => {
    expect(corpus.passages).toHaveLength(120);
    expect(corpus.sentences).toHaveLength(sentencePlaces.length);
    expect(verify(corpus)).toEqual([]);
  });

  it('is the same on every run, and another one for another seed', () => {
    expect(generate(120).corpus).toEqual(corpus);
    expect(generate(120, 2).corpus).not.toEqual(corpus);
  });

  it('has vectors of unit length, those of one document nearer to each other than to those of another topic', () => {
    const vectors = sentencePlaces.map((place) => space.vector(place));
    const first = vectors[0] as Float32Array;
    expect(dot(first, first)).toBeCloseTo(1, 5);
    const nearness = (some: readonly Float32Array[]) =>
      some.reduce((sum, vector) => sum + dot(first, vector), 0) / some.length;
    expect(nearness(vectors.slice(1, 40))).toBeGreaterThan(0.4);
    const other = generate(2_000);
    const far = other.sentencePlaces.slice(-40).map((place) => other.space.vector(place));
    expect(nearness(far)).toBeLessThan(0.3);
  });
});

describe('zipf', () => {
  it('draws the first place twice as often as the second', () => {
    const [draw, random] = [zipf(1_000), seededRandom(3)];
    const counts = new Map<number, number>();
    for (let i = 0; i < 50_000; i += 1) {
      const place = draw(random);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    expect(Math.max(...counts.keys())).toBeLessThan(1_000);
    expect((counts.get(0) ?? 0) / (counts.get(1) ?? 1)).toBeCloseTo(2, 0);
  });
});

describe('chart', () => {
  const points = [
    { x: 1_000, y: 1 },
    { x: 10_000, y: 2 },
    { x: 100_000, y: 4 },
  ];
  const svg = chart([
    { title: 'load <s> & "more"', lines: [{ name: '', points }] },
    {
      title: 'search, ms',
      lines: [
        { name: 'p50', points },
        { name: 'p95', points: points.map(({ x, y }) => ({ x, y: 2 * y })) },
      ],
    },
  ]);

  it('is one SVG with a line for each that is named, and no character that would end its markup', () => {
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="[^"]+"/);
    expect(svg.match(/<path class="line/g)).toHaveLength(3);
    expect(svg.match(/<circle/g)).toHaveLength(9);
    expect(svg).toContain('load &lt;s> &amp; &quot;more&quot;');
  });

  it('puts tenfold sizes at even distances, and larger values higher up', () => {
    const [, line = ''] = /<path class="line" d="M([^"]+)"/.exec(svg) ?? [];
    const places = line.split('L').map((place) => place.split(' ').map(Number) as [number, number]);
    const [a, b, c] = places as [[number, number], [number, number], [number, number]];
    expect(b[0] - a[0]).toBeCloseTo(c[0] - b[0], 0);
    expect(a[1]).toBeGreaterThan(b[1]);
    expect(b[1]).toBeGreaterThan(c[1]);
  });

  it('has colours for the dark', () => {
    expect(svg).toContain('prefers-color-scheme: dark');
  });
});
