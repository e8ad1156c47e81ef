import type { ChildProcess } from 'node:child_process';
import type { PoolTask } from './pool-task.ts';

/**
 * Tasks that a worker has at a time: the one it is at, and the next, so that it goes on while the calling process is
 * busy with what it made of the last.
 */
const TASKS = 2;

/** A worker process and the tasks it was given, which it does one after another. */
export class PoolMember<Job, Result> {
  readonly worker: ChildProcess;
  isReady = false;
  /** Why it is about to end, if it said so. */
  reason: string | undefined;
  readonly #hangsAfterMs: number;
  readonly #tasks: PoolTask<Job, Result>[] = [];
  /** Ends the worker when it hangs. */
  #watch: NodeJS.Timeout | undefined;

  constructor(worker: ChildProcess, hangsAfterMs: number) {
    this.worker = worker;
    this.#hangsAfterMs = hangsAfterMs;
  }

  get isBusy(): boolean {
    return this.#tasks.length > 0;
  }

  /** Tasks it has been given and not begun, and that somebody waits for. */
  get waiting(): number {
    return this.#tasks.slice(1).filter(({ isSettled }) => !isSettled).length;
  }

  get takesMore(): boolean {
    return this.isReady && this.#tasks.length < TASKS;
  }

  give(task: PoolTask<Job, Result>): void {
    this.#tasks.push(task);
    if (this.#tasks.length === 1) this.#begin();
    // A worker that is gone already says so by its `exit`, which gives the task to another one.
    this.worker.send(task.job as object, () => undefined);
  }

  /** Takes from it the task that it has just done. */
  finish(): PoolTask<Job, Result> | undefined {
    clearTimeout(this.#watch);
    const done = this.#tasks.shift();
    this.#begin();
    return done;
  }

  /** Takes from it all that it has not done: the task it was at, and those not begun that somebody waits for. */
  abandon(): { begun: PoolTask<Job, Result> | undefined; others: PoolTask<Job, Result>[] } {
    clearTimeout(this.#watch);
    const [begun, ...others] = this.#tasks.splice(0);
    return { begun, others: others.filter(({ isSettled }) => !isSettled) };
  }

  /** A worker has nothing to lose or to put in order. */
  end(): Promise<void> {
    const { worker } = this;
    if (worker.exitCode !== null || worker.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      worker.once('exit', () => resolve());
      worker.kill('SIGKILL');
    });
  }

  #begin(): void {
    const [task] = this.#tasks;
    if (!task) return;
    task.attempts += 1;
    this.#watch = setTimeout(() => {
      this.reason = `it took longer than ${this.#hangsAfterMs / 1000} s`;
      this.worker.kill('SIGKILL');
    }, this.#hangsAfterMs);
  }
}
