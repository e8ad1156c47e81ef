import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WorkerError, WorkerPool } from '../../embeddings/embedders/worker-pool.ts';

const entry = fileURLToPath(new URL('../support/obedient-worker.mjs', import.meta.url));

function poolOf(size: number, ...args: string[]): WorkerPool<string, string, number> {
  const pool = new WorkerPool<string, string, number>(() => fork(entry, args, { execArgv: [] }), size);
  onTestFinished(() => pool.close());
  return pool;
}

describe('WorkerPool', () => {
  it('says what the first ready worker said', async () => {
    await expect(poolOf(2).started).resolves.toBe('hello');
  });

  it('spreads jobs over its workers and answers all of them', async () => {
    const pool = poolOf(2);
    const workers = await Promise.all(Array.from({ length: 40 }, () => pool.run('answer slowly')));
    expect(workers).toHaveLength(40);
    expect(new Set(workers).size).toBe(2);
  });

  it('rejects the job that a worker refuses, and goes on with that worker', async () => {
    const pool = poolOf(1);
    const before = await pool.run('answer');
    await expect(pool.run('refuse')).rejects.toThrow(new WorkerError('not this text'));
    expect(await pool.run('answer')).toBe(before);
  });

  it.each([
    ['exits', 'die', 'An embedding worker died on this job: it ended with exit code 3.'],
    ['crashes', 'crash', 'An embedding worker died on this job: it ended with SIGSEGV.'],
  ])('rejects the job on which a worker %s, replaces the worker and does the other jobs', async (_, fatal, message) => {
    const pool = poolOf(1);
    const first = await pool.run('answer');
    const [dead, next, last] = await Promise.allSettled([pool.run(fatal), pool.run('answer'), pool.run('answer')]);
    expect(dead).toMatchObject({ status: 'rejected', reason: { name: 'WorkerError', message } });
    expect([next.status, last.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(next).not.toMatchObject({ value: first });
  });

  it.each([
    ['says why it cannot start', 'unable', 'no model here'],
    ['ends before it is ready', 'broken', 'it ended with exit code 4'],
  ])('fails once and for all when every worker %s', async (_, argument, message) => {
    const pool = poolOf(2, argument);
    await expect(pool.started).rejects.toThrow(new WorkerError(message));
    await expect(pool.run('answer')).rejects.toThrow(new WorkerError(message));
  });

  it('rejects what is unfinished when it is closed, and everything after', async () => {
    const pool = poolOf(1);
    const unfinished = [pool.run('answer'), pool.run('answer')];
    const settled = Promise.allSettled(unfinished);
    await pool.close();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(pool.run('answer')).rejects.toThrow('The embedder is closed.');
  });

  it('may be closed twice, and when its workers are gone', async () => {
    const pool = poolOf(1, 'broken');
    await expect(pool.started).rejects.toThrow(WorkerError);
    await pool.close();
    await pool.close();
  });
});
