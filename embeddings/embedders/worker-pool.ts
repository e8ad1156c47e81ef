import type { Worker } from 'node:worker_threads';

/** A worker thread died or was stopped before it could answer. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError' as const;
}

/** What a worker says: once that it is ready, then an answer for each job, `ready` and answers both being plain data. */
export type WorkerMessage<Ready, Result> =
  | { readonly type: 'ready'; readonly ready: Ready }
  | { readonly type: 'result'; readonly result: Result }
  | { readonly type: 'failed'; readonly reason: string };

interface Task<Job, Result> {
  readonly job: Job;
  resolve(result: Result): void;
  reject(error: Error): void;
}

interface Member<Job, Result> {
  readonly worker: Worker;
  isReady: boolean;
  task: Task<Job, Result> | undefined;
}

/**
 * Spreads jobs over worker threads, one job a worker at a time, first come first served. A worker that dies rejects
 * its own job and is replaced, unless it died while starting: then a replacement would die in the same way.
 */
export class WorkerPool<Job, Ready, Result> {
  readonly #spawn: () => Worker;
  readonly #queue: Task<Job, Result>[] = [];
  readonly #members = new Set<Member<Job, Result>>();
  #closed: Error | undefined;
  #settle: { resolve(ready: Ready): void; reject(error: Error): void } | undefined;

  /** What the first worker that was ready said; rejects with the reason when none could start. */
  readonly started: Promise<Ready>;

  constructor(spawn: () => Worker, size: number) {
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
    await Promise.all([...this.#members].map(({ worker }) => worker.terminate()));
  }

  #addMember(): void {
    const member: Member<Job, Result> = { worker: this.#spawn(), isReady: false, task: undefined };
    this.#members.add(member);
    let cause: unknown;
    member.worker.on('message', (message: WorkerMessage<Ready, Result>) => this.#receive(member, message));
    member.worker.on('error', (error) => {
      cause = error;
    });
    member.worker.on('exit', (code) => this.#bury(member, code, cause));
  }

  #receive(member: Member<Job, Result>, message: WorkerMessage<Ready, Result>): void {
    switch (message.type) {
      case 'ready':
        member.isReady = true;
        this.#settle?.resolve(message.ready);
        break;
      case 'result':
        member.task?.resolve(message.result);
        break;
      case 'failed':
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
      member.worker.postMessage(task.job);
    }
  }

  #bury(member: Member<Job, Result>, code: number, cause: unknown): void {
    this.#members.delete(member);
    const error = cause instanceof Error ? cause : new WorkerError(`An embedding worker ended with exit code ${code}.`);
    member.task?.reject(new WorkerError(`An embedding worker died on this job: ${error.message}`, { cause: error }));
    if (this.#closed) return;
    if (member.isReady) this.#addMember();
    else if (this.#members.size === 0) this.#fail(error);
  }

  #fail(error: Error): void {
    this.#closed ??= error;
    this.#settle?.reject(error);
    const unfinished = [...this.#members].flatMap(({ task }) => task ?? []);
    for (const task of [...unfinished, ...this.#queue.splice(0)]) task.reject(error);
  }
}
