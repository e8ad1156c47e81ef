import type { ChildProcess } from 'node:child_process';

/** A worker died or was stopped before it could answer. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError' as const;
}

/** What a worker says: once that it is ready or cannot be, then an answer for each job. */
export type WorkerMessage<Ready, Result> =
  | { readonly type: 'ready'; readonly ready: Ready }
  | { readonly type: 'unable'; readonly reason: string }
  | { readonly type: 'result'; readonly result: Result }
  | { readonly type: 'refused'; readonly reason: string };

interface Task<Job, Result> {
  readonly job: Job;
  resolve(result: Result): void;
  reject(error: Error): void;
}

interface Member<Job, Result> {
  readonly worker: ChildProcess;
  isReady: boolean;
  task: Task<Job, Result> | undefined;
  /** Why it is about to end, if it said so. */
  reason: string | undefined;
}

/**
 * Spreads jobs over worker processes, one job a worker at a time, first come first served. A worker that dies rejects
 * its own job and is replaced, unless it died while starting: then a replacement would die in the same way.
 */
export class WorkerPool<Job, Ready, Result> {
  readonly #spawn: () => ChildProcess;
  readonly #queue: Task<Job, Result>[] = [];
  readonly #members = new Set<Member<Job, Result>>();
  #closed: Error | undefined;
  #settle: { resolve(ready: Ready): void; reject(error: Error): void } | undefined;

  /** What the first worker that was ready said; rejects with `WorkerError` when none could start. */
  readonly started: Promise<Ready>;

  constructor(spawn: () => ChildProcess, size: number) {
    this.#spawn = spawn;
    this.started = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.started.catch(() => undefined);
    for (let i = 0; i < size; i += 1) this.#addMember();
  }

  /** Rejects with `WorkerError` when the worker dies or the pool is closed. */
  run(job: Job): Promise<Result> {
    if (this.#closed) return Promise.reject(this.#closed);
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, resolve, reject });
      this.#dispatch();
    });
  }

  /** Ends every worker and rejects what is unfinished. */
  async close(): Promise<void> {
    this.#fail(new WorkerError('The embedder is closed.'));
    await Promise.all([...this.#members].map(({ worker }) => end(worker)));
  }

  #addMember(): void {
    const member: Member<Job, Result> = { worker: this.#spawn(), isReady: false, task: undefined, reason: undefined };
    this.#members.add(member);
    member.worker.on('message', (message) => this.#receive(member, message as WorkerMessage<Ready, Result>));
    member.worker.on('error', (error) => {
      member.reason = error.message;
      // A process that could not even be spawned has no `exit`.
      if (member.worker.pid === undefined) this.#bury(member, error.message);
    });
    member.worker.on('exit', (code, signal) => {
      member.reason ??= `it ended with ${signal ?? `exit code ${code}`}`;
      this.#bury(member, member.reason);
    });
  }

  #receive(member: Member<Job, Result>, message: WorkerMessage<Ready, Result>): void {
    switch (message.type) {
      case 'ready':
        member.isReady = true;
        this.#settle?.resolve(message.ready);
        break;
      case 'unable':
        member.reason = message.reason;
        return;
      case 'result':
        member.task?.resolve(message.result);
        break;
      case 'refused':
        member.task?.reject(new WorkerError(message.reason));
        break;
    }
    member.task = undefined;
    this.#dispatch();
  }

  #dispatch(): void {
    for (const member of this.#members) {
      if (!member.isReady || member.task) continue;
      const task = this.#queue.shift();
      if (!task) return;
      member.task = task;
      // A worker that is gone already says so by its `exit`, which rejects the task.
      member.worker.send(task.job as object, () => undefined);
    }
  }

  #bury(member: Member<Job, Result>, reason: string): void {
    this.#members.delete(member);
    member.task?.reject(new WorkerError(`An embedding worker died on this job: ${reason}.`));
    if (this.#closed) return;
    if (member.isReady) this.#addMember();
    else if (this.#members.size === 0) this.#fail(new WorkerError(reason));
  }

  #fail(error: Error): void {
    this.#closed ??= error;
    this.#settle?.reject(error);
    const unfinished = [...this.#members].flatMap(({ task }) => task ?? []);
    for (const task of [...unfinished, ...this.#queue.splice(0)]) task.reject(error);
  }
}

/** A worker has nothing to lose or to put in order. */
function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    worker.once('exit', () => resolve());
    worker.kill('SIGKILL');
  });
}
