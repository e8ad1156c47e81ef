import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type PoolOptions, WorkerError, WorkerPool } from '../../embeddings/embedders/worker-pool.ts';

const entry = fileURLToPath(new URL('../support/obedient-worker.mjs', import.meta.url));

type Pool = WorkerPool<string, string, number>;

/** A pool whose first workers are started with the `args` in order, and every later one with the last of them. */
function poolWith(options: PoolOptions, ...args: string[]): Pool {
  const spawn = () =>
    fork(
      entry,
      [args.length > 1 ? args.shift() : args[0]].filter((one) => one !== undefined),
      { execArgv: [] },
    );
  const pool: Pool = new WorkerPool(spawn, options);
  onTestFinished(() => pool.close());
  return pool;
}

const poolOf = (size: number, ...args: string[]): Pool => poolWith({ size }, ...args);

const IDLE = { waiting: 0, running: 0, workers: 1 };

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

  it('gives a worker its next job while it is at one, so that it need not wait for it, and no more', async () => {
    const pool = poolOf(1);
    const received = await Promise.all([1, 2, 3].map(() => pool.run('count slowly')));
    expect(received).toEqual([2, 3, 3]);
  });

  it('rejects the job that a worker refuses, and goes on with that worker', async () => {
    const pool = poolOf(1);
    const before = await pool.run('answer');
    await expect(pool.run('refuse')).rejects.toThrow(new WorkerError('not this text'));
    expect(await pool.run('answer')).toBe(before);
  });

  it.each([
    ['exits', 'die', 'it ended with exit code 3'],
    ['crashes', 'crash', 'it ended with SIGSEGV'],
  ])('rejects a job on which every worker %s, replaces them and does the other jobs', async (_, fatal, reason) => {
    const pool = poolOf(1);
    const first = await pool.run('answer');
    const [dead, next, last] = await Promise.allSettled([pool.run(fatal), pool.run('answer'), pool.run('answer')]);
    const message = `2 embedding workers died on this text, one after the other: ${reason}.`;
    expect(dead).toMatchObject({ status: 'rejected', reason: { name: 'WorkerError', message } });
    expect([next.status, last.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(next).not.toMatchObject({ value: first });
  });

  it.each([
    ['dies', 'die if mortal'],
    ['hangs', 'hang if mortal'],
  ])('gives a job to another worker when one %s on it', async (_, job) => {
    const pool = poolWith({ size: 1, hangsAfterMs: 200 }, 'mortal', 'sound');
    const mortal = await pool.run('answer');
    const [answer, next] = await Promise.all([pool.run(job), pool.run('answer')]);
    expect(answer).not.toBe(mortal);
    expect(next).toBe(answer);
    expect(pool.load()).toEqual(IDLE);
  });

  it('rejects what waits when no replacement can start, and tries again until one can', async () => {
    const pool = poolOf(1, 'mortal', 'unable', 'sound');
    await pool.started;
    const [first, second] = await Promise.allSettled([pool.run('die if mortal'), pool.run('answer')]);
    const reason = new WorkerError('No embedding worker can be started: no model here.');
    expect(first).toMatchObject({ status: 'rejected', reason });
    expect(second).toMatchObject({ status: 'rejected', reason });
    expect(pool.load().workers).toBe(0);
    expect(await pool.run('answer')).toBeGreaterThan(0);
  });

  it('takes a job out of the queue when its signal is aborted, and its place is free', async () => {
    const pool = poolOf(1);
    await pool.started;
    const client = new AbortController();
    const [running] = [pool.run('answer slowly'), pool.run('answer')];
    const waiting = pool.run('die', client.signal);
    expect(pool.load()).toEqual({ waiting: 2, running: 1, workers: 1 });
    client.abort(new Error('the client left'));
    await expect(waiting).rejects.toThrow('the client left');
    expect(pool.load()).toEqual({ waiting: 1, running: 1, workers: 1 });
    await expect(pool.run('die', client.signal)).rejects.toThrow('the client left');
    expect(await pool.run('answer')).toBe(await running);
  });

  it('lets go at once of a job that a worker has begun, and does not begin it again', async () => {
    const pool = poolOf(1, 'mortal', 'sound');
    const client = new AbortController();
    await pool.started;
    const begun = pool.run('die if mortal', client.signal);
    const next = pool.run('answer');
    client.abort(new Error('the client left'));
    await expect(begun).rejects.toThrow('the client left');
    expect(await next).toBeGreaterThan(0);
    expect(pool.load()).toEqual(IDLE);
  });

  it.each([
    ['says why it cannot start', 'unable', 'no model here'],
    ['ends before it is ready', 'broken', 'it ended with exit code 4'],
  ])('fails once and for all when every worker %s', async (_, argument, message) => {
    const pool = poolOf(2, argument);
    await expect(pool.started).rejects.toThrow(new WorkerError(message));
    await expect(pool.run('answer')).rejects.toThrow(new WorkerError(message));
  });

  describe('that grows', () => {
    const growing = (args: string[] = []) => poolWith({ size: 3, growsAbove: 4 }, ...args);
    const workersOf = async (jobs: number, pool: Pool) =>
      new Set(await Promise.all(Array.from({ length: jobs }, () => pool.run('answer slowly')))).size;

    it('starts one worker for a few jobs, and all of them for many', async () => {
      const pool = growing();
      expect(await workersOf(4, pool)).toBe(1);
      expect(pool.load().workers).toBe(1);
      await Promise.all([workersOf(60, pool), expect.poll(() => pool.load().workers).toBe(3)]);
    });

    it('starts none while there is no job', async () => {
      const spawn = () => {
        throw new Error('There is nothing to do.');
      };
      const pool = new WorkerPool(spawn, { size: 3, growsAbove: 4 });
      await pool.close();
      await expect(pool.run('answer')).rejects.toThrow('The embedder is closed.');
    });

    it('rejects every job when its workers cannot start', async () => {
      const pool = growing(['unable']);
      const outcomes = await Promise.allSettled(Array.from({ length: 9 }, () => pool.run('answer')));
      for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: new WorkerError('no model here') });
    });

    it('puts another in the place of one that died, and no more', async () => {
      const pool = poolWith({ size: 3, growsAbove: 4 }, 'mortal', 'sound');
      const [answer, next] = await Promise.all([pool.run('die if mortal'), pool.run('answer')]);
      expect(next).toBe(answer);
      expect(pool.load()).toEqual(IDLE);
    });
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
