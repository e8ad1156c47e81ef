import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolLoad } from '../embeddings/embedders/worker-pool.ts';
import { MANIFEST_FILE } from '../embeddings/storage/manifest.ts';
import type { Serving } from './app.ts';
import type { Config } from './config.ts';
import { type Engine, loadEngine, readServing } from './engine.ts';
import type { Logger } from './logger.ts';

/** How soon a new index is noticed: short enough to wait for, long enough for a look at one file to cost nothing. */
const LOOK_EVERY_MS = 2_000;

/** The questions to suggest are worked out before somebody waits for them, but after the server is ready. */
const WARM_AFTER_MS = 1_000;

/** What a running server answers from: the index on disk, also after that was built anew. */
export interface LiveServing {
  /** Undefined until an index is loaded, and after `close`. */
  current(): Serving | undefined;
  /** How much the model has to do; undefined until it is loaded. */
  modelLoad(): PoolLoad | undefined;
  /** Loads model and index, and from then on looks for a new index. Throws what `loadEngine` throws. */
  load(): Promise<void>;
  /** Ends the model, once whatever is being loaded is loaded. */
  close(): Promise<void>;
}

/**
 * Serves an index and changes over to the next: what is asked afterwards is answered from the new one, a request that
 * has begun keeps the one it began with. One that cannot be read is logged, and the one before goes on.
 */
export function createLiveServing(
  config: Pick<Config, 'indexDir' | 'embeddingModel' | 'embeddingRemote'>,
  log: Logger,
): LiveServing {
  let embedder: Engine['embedder'] | undefined;
  let serving: Serving | undefined;
  let seen: string | undefined;
  let busy: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function load(): Promise<void> {
    if (isClosed) return;
    seen = await versionOf(config.indexDir);
    ({ embedder, serving } = await loadEngine(config));
    setTimeout(() => serving?.starters, WARM_AFTER_MS).unref();
    lookAgain();
  }

  async function look(): Promise<void> {
    const version = await versionOf(config.indexDir);
    if (version === seen || !embedder) return;
    seen = version;
    try {
      const next = await readServing(config.indexDir, embedder);
      if (next.fingerprint === serving?.fingerprint) return;
      serving = next;
      log.info({ fingerprint: next.fingerprint }, 'the index was built anew and is served now');
    } catch (error) {
      log.error({ error: String(error) }, 'the new index cannot be used, the one before is served on');
    }
  }

  /** One at a time: an index that takes long to read is not overtaken by the next. */
  function lookAgain(): void {
    timer = setTimeout(() => {
      busy = look().then(lookAgain);
    }, LOOK_EVERY_MS).unref();
  }

  return {
    current: () => (isClosed ? undefined : serving),
    modelLoad: () => embedder?.load(),
    load() {
      busy = load();
      return busy;
    },
    async close() {
      isClosed = true;
      await busy.catch(() => undefined);
      clearTimeout(timer);
      await embedder?.close();
    },
  };
}

/** Changes whenever another manifest is put in place, and costs no reading; empty when there is none. */
async function versionOf(indexDir: string): Promise<string> {
  try {
    const { mtimeMs, ino, size } = await stat(join(indexDir, MANIFEST_FILE));
    return `${mtimeMs} ${ino} ${size}`;
  } catch {
    return '';
  }
}
