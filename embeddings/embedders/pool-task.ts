/** A job that waits for a worker, or that one is at, and who waits for its result. */
export interface PoolTask<Job, Result> {
  readonly job: Job;
  readonly result: Promise<Result>;
  /** To how many workers it has been given. */
  attempts: number;
  /** Nobody waits for the result any more. */
  readonly isSettled: boolean;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/** A task that ends, with the reason of `signal`, when that is aborted before there is a result; `leave` hears of it. */
export function poolTask<Job, Result>(
  job: Job,
  signal: AbortSignal | undefined,
  leave: (task: PoolTask<Job, Result>) => void,
): PoolTask<Job, Result> {
  let isSettled = false;
  let settle: { resolve(result: Result): void; reject(error: unknown): void };
  const result = new Promise<Result>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const abort = () => {
    task.reject(signal?.reason);
    leave(task);
  };
  const once = (how: () => void) => {
    isSettled = true;
    signal?.removeEventListener('abort', abort);
    how();
  };
  const task: PoolTask<Job, Result> = {
    job,
    result,
    attempts: 0,
    get isSettled() {
      return isSettled;
    },
    resolve: (value) => once(() => settle.resolve(value)),
    reject: (error) => once(() => settle.reject(error)),
  };
  signal?.addEventListener('abort', abort);
  return task;
}
