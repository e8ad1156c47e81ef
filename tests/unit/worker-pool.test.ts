import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WorkerError, WorkerPool } from '../../embeddings/embedders/worker-pool.ts';

const entry = new URL('../support/obedient-worker.mjs', import.meta.url);

function poolOf(size: number, workerData?: string): WorkerPool<string, string, number> {
  const pool = new WorkerPool<string, string, number>(() => new Worker(entry, { workerData, execArgv: [] }), size);
  onTestFinished(() => pool.close());
  return pool;
}

describe('WorkerPool', () => {
  it('says what the first ready worker said', async () => {
    await expect(poolOf(2).started).resolves.toBe('hello');
  });

  it('spreads jobs over its workers and answers all of them', async () => {
    const pool = poolOf(2);
    const threads = await Promise.all(Array.from({ length: 40 }, () => pool.run('answer slowly')));
    expect(threads).toHaveLength(40);
    expect(new Set(threads).size).toBe(2);
  });

  it('rejects the job that a worker refuses, and goes on with that worker', async () => {
    const pool = poolOf(1);
    const before = await pool.run('answer');
    await expect(pool.run('refuse')).rejects.toThrow(new WorkerError('not this text'));
    expect(await pool.run('answer')).toBe(before);
  });

  it.each([
    ['exits', 'die', /died on this job: .* exit code 3/],
    ['throws', 'throw', /died on this job: out of memory/],
  ])('rejects the job on which a worker %s, replaces the worker and does the other jobs', async (_, fatal, message) => {
    const pool = poolOf(1);
    const first = await pool.run('answer');
    const [dead, next, last] = await Promise.allSettled([pool.run(fatal), pool.run('answer'), pool.run('answer')]);
    expect(dead).toMatchObject({
      status: 'rejected',
      reason: { name: 'WorkerError', message: expect.stringMatching(message) },
    });
    expect([next.status, last.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(next).not.toMatchObject({ value: first });
  });

  it('fails once and for all when no worker can start', async () => {
    const pool = poolOf(2, 'broken');
    await expect(pool.started).rejects.toThrow('no model here');
    await expect(pool.run('answer')).rejects.toThrow('no model here');
  });

  it('rejects what is unfinished when it is closed, and everything after', async () => {
    const pool = poolOf(1);
    const unfinished = [pool.run('answer'), pool.run('answer')];
    const settled = Promise.allSettled(unfinished);
    await pool.close();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(pool.run('answer')).rejects.toThrow('The embedder is closed.');
  });
});
