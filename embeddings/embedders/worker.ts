import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Embedder, Embedding, VectorWidths } from '../embedder.ts';
import { withLargePages } from '../large-pages.ts';
import { ModelError } from '../model/model-error.ts';
import { type ModelLocation, type ModelOptions, resolveModel } from '../model/resolve-model.ts';
import { widthsOf } from '../model/vector-widths.ts';
import { type PoolLoad, type PoolOptions, WorkerPool } from './worker-pool.ts';

export interface WorkerEmbedderOptions extends ModelOptions, Pick<PoolOptions, 'hangsAfterMs'> {
  /** Workers; default `defaultWorkers`. */
  readonly workers?: number | undefined;
  /** The model, where it was found before or is being looked for; the other options then say nothing. */
  readonly location?: ModelLocation | Promise<ModelLocation> | undefined;
  /** Ends the workers once it is aborted, also those that are only starting. */
  readonly signal?: AbortSignal | undefined;
}

/** One fewer than the cores, at least 1 and at most 4: each holds a model of its own, 150 MB. */
export function defaultWorkers(): number {
  return Math.min(4, Math.max(1, availableParallelism() - 1));
}

/** An embedder that can say how busy it is. */
export interface WorkerEmbedder extends Embedder {
  load(): PoolLoad;
}

/**
 * The model in processes of its own, so that the calling one stays free: inference blocks the thread it runs on.
 * Processes and not threads, because ONNX Runtime's binding keeps state that all threads of a process share, and
 * corrupts the memory of a process in which a second thread loads it.
 * Ready when the first worker is. Throws `ModelError` when the model cannot be prepared or loaded; `embed` rejects
 * with `WorkerError` when workers die on one of its texts.
 */
export async function createWorkerEmbedder(options: WorkerEmbedderOptions = {}): Promise<WorkerEmbedder> {
  const finding = options.location ?? resolveModel(options);
  const pool = poolOf(finding, options);
  try {
    const location = await finding;
    const widths = await pool.started.catch((cause: Error) => {
      throw new ModelError(cause.message, { cause });
    });
    return embedderOf(location, widths, pool);
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/**
 * More texts than this are worth every worker: starting one takes as long as two hundred short texts, and more are
 * likely to come. Fewer than a build has under way at a time.
 */
const MANY_TEXTS = 24;

/**
 * The same for a caller who may have few texts, or none: workers start with the first text, and all of them once many
 * texts wait. That a model cannot be loaded is then said by `embed`, with `WorkerError`. One that may have to be
 * fetched is started at once, for only then is it known how wide its vectors are.
 */
export async function createGrowingEmbedder(options: WorkerEmbedderOptions = {}): Promise<WorkerEmbedder> {
  const location = await (options.location ?? resolveModel(options));
  const widths = await widthsOf(location);
  if (widths === undefined) return createWorkerEmbedder({ ...options, location });
  return embedderOf(location, widths, poolOf(location, options, MANY_TEXTS));
}

type Pool = WorkerPool<string, VectorWidths, Embedding>;

function poolOf(
  location: ModelLocation | Promise<ModelLocation>,
  options: WorkerEmbedderOptions,
  growsAbove?: number,
): Pool {
  const { workers: size = defaultWorkers(), hangsAfterMs, signal } = options;
  const spawn = () => spawnWorker(location);
  const pool: Pool = new WorkerPool(spawn, { size, growsAbove, hangsAfterMs });
  signal?.addEventListener('abort', () => void pool.close());
  return pool;
}

function embedderOf(
  location: ModelLocation,
  { dimensions, tokenDimensions }: VectorWidths,
  pool: Pool,
): WorkerEmbedder {
  return {
    model: location.id,
    dimensions,
    tokenDimensions,
    embed: (texts, signal) => Promise.all(texts.map((text) => pool.run(text, signal))),
    load: () => pool.load(),
    close: () => pool.close(),
  };
}

/** What a worker makes lives for a moment and lies outside the heap, which would grow by 50 MB before anyone tidies up. */
const FOR_A_SMALL_HEAP = ['--max-semi-space-size=2', '--optimize-for-size'];

/** A worker loads its program while the model may still be being looked for, and is told where it is once it is found. */
function spawnWorker(location: ModelLocation | Promise<ModelLocation>): ChildProcess {
  const entry = fileURLToPath(new URL('./worker-entry.mjs', import.meta.url));
  const worker = fork(entry, {
    execArgv: FOR_A_SMALL_HEAP,
    env: withLargePages(process.env),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // Whoever looks for the model says why it is not found; a worker that is gone already says so by its `exit`.
  void Promise.resolve(location).then(
    (found) => worker.send(found, () => undefined),
    () => undefined,
  );
  return worker;
}
