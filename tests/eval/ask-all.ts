import { answer } from '../../server/answering/answer.ts';
import type { System } from './baselines.ts';
import type { Bench } from './bench.ts';
import type { Result } from './figures.ts';
import { judge } from './judge.ts';
import type { Question } from './questions.ts';

/** The project's own answer path. */
export const engineOf =
  ({ index, embedder }: Bench): System =>
  ({ question, history = [] }) =>
    answer({ question, history }, index, embedder);

/** Questions that are asked before the clock starts: a server that has just been started is slower at first. */
const WARM_UP = 50;

/** Asks a system every question and judges the replies; one after another, so that times are those of one reader. */
export async function askAll(system: System, questions: readonly Question[], bench: Bench): Promise<Result[]> {
  for (const question of questions.slice(0, WARM_UP)) await system(question);
  const results: Result[] = [];
  for (const question of questions) {
    const modelBefore = bench.modelTime();
    const started = performance.now();
    const reply = await system(question);
    const whole = performance.now() - started;
    const duration = { whole, besideModel: whole - (bench.modelTime() - modelBefore) };
    results.push({ ...judge(question, reply, bench.textOf), duration });
  }
  return results;
}
