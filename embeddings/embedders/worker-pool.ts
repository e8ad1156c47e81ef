import type { ChildProcess } from 'node:child_process';
import { PoolMember } from './pool-member.ts';
import { type PoolTask, poolTask } from './pool-task.ts';

/** Workers died on a job or could not be started, or the pool was closed before the job was done. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError' as const;
}

/** What a worker says: once that it is ready or cannot be, then an answer for each job. */
export type WorkerMessage<Ready, Result> =
  | { readonly type: 'ready'; readonly ready: Ready }
  | { readonly type: 'unable'; readonly reason: string }
  | { readonly type: 'result'; readonly result: Result }
  | { readonly type: 'refused'; readonly reason: string };

export interface PoolOptions {
  /** How many workers. */
  readonly size: number;
  /**
   * Starts no worker before there is a job for it: the first with the first job, and the others once more jobs than
   * this wait. By default all start at once.
   */
  readonly growsAbove?: number | undefined;
  /** A worker that takes longer for one job hangs: it is ended, as if it had died. Default 30 seconds. */
  readonly hangsAfterMs?: number | undefined;
}

/** How much there is to do. */
export interface PoolLoad {
  /** Jobs that no worker has begun. */
  readonly waiting: number;
  /** Jobs that a worker is at. */
  readonly running: number;
  /** Workers that are ready for jobs or at one. */
  readonly workers: number;
}

/** A hundred times what the longest text takes on a slow core. */
const HANGS_AFTER_MS = 30_000;

/** A job is given to so many workers, one after another, if they die on it: the second shows whether the job is to blame. */
const ATTEMPTS = 2;

/** A worker that could not be started is not started again at once: what was in its way may take a while to go. */
const RESTART_MS = 2_000;

/**
 * Spreads jobs over worker processes, first come first served. A worker that dies is replaced, and its jobs given to
 * another one. When none of the first ones can start, nothing can; when a replacement cannot, what waits is rejected,
 * and it is tried again.
 */
export class WorkerPool<Job, Ready, Result> {
  readonly #spawn: () => ChildProcess;
  readonly #size: number;
  readonly #growsAbove: number | undefined;
  readonly #hangsAfterMs: number;
  readonly #queue: PoolTask<Job, Result>[] = [];
  readonly #members = new Set<PoolMember<Job, Result>>();
  readonly #restarts = new Set<NodeJS.Timeout>();
  #closed: Error | undefined;
  #isStarted = false;
  #settle: { resolve(ready: Ready): void; reject(error: Error): void } | undefined;

  /** What the first worker that was ready said; rejects with `WorkerError` when none could start. */
  readonly started: Promise<Ready>;

  constructor(spawn: () => ChildProcess, { size, growsAbove, hangsAfterMs }: PoolOptions) {
    this.#spawn = spawn;
    this.#size = size;
    this.#growsAbove = growsAbove;
    this.#hangsAfterMs = hangsAfterMs ?? HANGS_AFTER_MS;
    this.started = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.started.catch(() => undefined);
    if (growsAbove === undefined) this.#growTo(size);
  }

  /**
   * Rejects with the reason of `signal` as soon as that is aborted (a job that waits is then never begun, unless it is
   * the next of a worker), and with `WorkerError` when workers die on the job or the pool is closed.
   */
  run(job: Job, signal?: AbortSignal): Promise<Result> {
    if (this.#closed) return Promise.reject(this.#closed);
    if (signal?.aborted) return Promise.reject(signal.reason);
    const task = poolTask<Job, Result>(job, signal, (left) => this.#withdraw(left));
    this.#queue.push(task);
    this.#dispatch();
    this.#grow();
    return task.result;
  }

  load(): PoolLoad {
    const members = [...this.#members];
    return {
      waiting: members.reduce((sum, { waiting }) => sum + waiting, this.#queue.length),
      running: members.filter(({ isBusy }) => isBusy).length,
      workers: members.filter(({ isReady }) => isReady).length,
    };
  }

  /** Ends every worker and rejects what is unfinished. */
  async close(): Promise<void> {
    this.#fail(new WorkerError('The embedder is closed.'));
    await Promise.all([...this.#members].map((member) => member.end()));
  }

  /** Starts the workers that the jobs which wait are worth, in a pool that has not got them all from the start. */
  #grow(): void {
    if (this.#growsAbove === undefined || this.#queue.length === 0) return;
    this.#growTo(this.#queue.length > this.#growsAbove ? this.#size : 1);
  }

  #growTo(size: number): void {
    while (this.#members.size + this.#restarts.size < size) this.#addMember();
  }

  #addMember(): void {
    const worker = this.#spawn();
    const member = new PoolMember<Job, Result>(worker, this.#hangsAfterMs);
    this.#members.add(member);
    worker.on('message', (message) => this.#receive(member, message as WorkerMessage<Ready, Result>));
    worker.on('error', (error) => {
      member.reason = error.message;
      // A process that could not even be spawned has no `exit`.
      if (worker.pid === undefined) this.#bury(member, error.message);
    });
    worker.on('exit', (code, signal) => {
      member.reason ??= `it ended with ${signal ?? `exit code ${code}`}`;
      this.#bury(member, member.reason);
    });
  }

  #receive(member: PoolMember<Job, Result>, message: WorkerMessage<Ready, Result>): void {
    switch (message.type) {
      case 'ready':
        member.isReady = true;
        this.#isStarted = true;
        this.#settle?.resolve(message.ready);
        break;
      case 'unable':
        member.reason = message.reason;
        return;
      case 'result':
        member.finish()?.resolve(message.result);
        break;
      case 'refused':
        member.finish()?.reject(new WorkerError(message.reason));
        break;
    }
    this.#dispatch();
  }

  #idle(): PoolMember<Job, Result> | undefined {
    for (const member of this.#members) if (member.isReady && !member.isBusy) return member;
    return undefined;
  }

  #taker(): PoolMember<Job, Result> | undefined {
    const idle = this.#idle();
    if (idle) return idle;
    for (const member of this.#members) if (member.takesMore) return member;
    return undefined;
  }

  #dispatch(): void {
    for (let member = this.#taker(); member; member = this.#taker()) {
      const task = this.#queue.shift();
      if (!task) return;
      member.give(task);
    }
  }

  /** Takes a job out of the queue; one that a worker has is done there, for nobody. */
  #withdraw(task: PoolTask<Job, Result>): void {
    const place = this.#queue.indexOf(task);
    if (place >= 0) this.#queue.splice(place, 1);
  }

  #bury(member: PoolMember<Job, Result>, reason: string): void {
    this.#members.delete(member);
    const { begun, others } = member.abandon();
    this.#queue.unshift(...others);
    this.#giveToAnother(begun, reason);
    if (this.#closed) return;
    if (member.isReady) this.#addMember();
    else if (this.#isStarted) this.#restart(reason);
    else if (this.#members.size === 0) this.#fail(new WorkerError(reason));
  }

  #giveToAnother(task: PoolTask<Job, Result> | undefined, reason: string): void {
    if (!task || task.isSettled) return;
    if (task.attempts === ATTEMPTS) {
      task.reject(new WorkerError(`${ATTEMPTS} embedding workers died on this text, one after the other: ${reason}.`));
    } else {
      this.#queue.unshift(task);
      this.#dispatch();
    }
  }

  #restart(reason: string): void {
    if (this.#members.size === 0)
      this.#rejectWaiting(new WorkerError(`No embedding worker can be started: ${reason}.`));
    const timer = setTimeout(() => {
      this.#restarts.delete(timer);
      this.#addMember();
    }, RESTART_MS);
    this.#restarts.add(timer);
  }

  #fail(error: Error): void {
    this.#closed ??= error;
    this.#settle?.reject(error);
    for (const timer of this.#restarts) clearTimeout(timer);
    for (const { begun, others } of [...this.#members].map((member) => member.abandon())) {
      for (const task of [begun, ...others]) task?.reject(error);
    }
    this.#rejectWaiting(error);
  }

  #rejectWaiting(error: Error): void {
    for (const task of this.#queue.splice(0)) task.reject(error);
  }
}
