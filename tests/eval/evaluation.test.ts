import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readyIndex } from '../support/ready-index.ts';
import { askAll, engineOf } from './ask-all.ts';
import { bm25Baseline, naiveBaseline } from './baselines.ts';
import { type Bench, openBench } from './bench.ts';
import { type Figures, figuresOf, type Result } from './figures.ts';
import { BOUNDS, LEADS } from './floors.ts';
import { readQuestions } from './questions.ts';

const questions = await readQuestions(new URL('questions.jsonl', import.meta.url));

describe('the answers to questions.jsonl', () => {
  let bench: Bench;
  let results: Result[];
  let engine: Figures;
  beforeAll(async () => {
    bench = await openBench(await readyIndex());
    results = await askAll(engineOf(bench), questions, bench);
    engine = figuresOf(results);
  });
  afterAll(() => bench?.close());

  it.each(BOUNDS)('keep $figure within its bounds: $means', ({ figure, atLeast = 0, atMost = Infinity }) => {
    expect(engine[figure]).toBeGreaterThanOrEqual(atLeast);
    expect(engine[figure]).toBeLessThanOrEqual(atMost);
  });

  it('are the same when asked again', async () => {
    const some = questions.filter((_, i) => i % 5 === 0);
    const untimed = (result: Result) => ({ ...result, duration: undefined });
    const before = results.filter((_, i) => i % 5 === 0).map(untimed);
    expect((await askAll(engineOf(bench), some, bench)).map(untimed)).toEqual(before);
  });

  it.each([
    ['the naive baseline', () => naiveBaseline(bench.index, bench.embedder)],
    ['plain BM25', () => bm25Baseline(bench.index)],
  ])('are clearly better than those of %s', async (_name, baseline) => {
    const figures = figuresOf(await askAll(baseline(), questions, bench));
    expect(figures).toMatchObject({ questions: questions.length, verbatim: 1, grounded: 1 });
    const missed = LEADS.filter(({ figure, by }) => (engine[figure] ?? 0) < (figures[figure] ?? 0) + by);
    expect(missed).toEqual([]);
  });
});
