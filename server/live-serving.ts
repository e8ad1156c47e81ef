import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolLoad } from '../embeddings/embedders/worker-pool.ts';
import { MANIFEST_FILE } from '../embeddings/storage/manifest.ts';
import type { Serving } from './app.ts';
import type { Served } from './config.ts';
import { type Engine, loadEngine, readServing } from './engine.ts';
import type { Logger } from './logger.ts';
import { createRefusals } from './refusals.ts';
import { type CacheCounts, createReplyCache } from './reply-cache.ts';
import type { StartingModel } from './starting-model.ts';

/** How soon a new index is noticed: short enough to wait for, long enough for a look at one file to cost nothing. */
const LOOK_EVERY_MS = 2_000;

/**
 * What a running server answers from: the index on disk, also after that was built anew. What is asked afterwards is
 * answered from the new one, a request that has begun keeps the one it began with, and nothing else holds it. One that
 * cannot be read is logged, and the one before goes on.
 */
export class LiveServing {
  readonly #config: Served;
  readonly #log: Logger;
  readonly #ahead: StartingModel | undefined;
  readonly #refusals = createRefusals();
  readonly #replies = createReplyCache();
  #embedder: Engine['embedder'] | undefined;
  #serving: Serving | undefined;
  #seen: string | undefined;
  #busy: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** `ahead` is the model of the configuration, if it has been started before. */
  constructor(config: Served, log: Logger, ahead?: StartingModel) {
    this.#config = config;
    this.#log = log;
    this.#ahead = ahead;
  }

  /** Undefined until an index is loaded, and after `close`. */
  readonly current = (): Serving | undefined => (this.#isClosed ? undefined : this.#serving);

  /** How much the model has to do; undefined until it is loaded. */
  readonly modelLoad = (): PoolLoad | undefined => this.#embedder?.load();

  /** How often a question had been answered before. */
  readonly replyCounts = (): CacheCounts => this.#replies.counts();

  /**
   * Loads model and index, and from then on looks for a new index. Where the index is still being `prepared`, the one that
   * is there is read meanwhile, and served if that was the last word. Throws what `loadEngine` throws.
   */
  load(prepared?: Promise<unknown>): Promise<void> {
    this.#busy = this.#load(prepared);
    return this.#busy;
  }

  /** Looks for a new index now, and says in the log when there is none. */
  look(): Promise<void> {
    return this.#lookNext(true);
  }

  /** Ends the model, once whatever is being loaded is loaded. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#busy.catch(() => undefined);
    clearTimeout(this.#timer);
    await this.#embedder?.close();
  }

  async #load(prepared?: Promise<unknown>): Promise<void> {
    const early = prepared && (await this.#read(this.#ahead).catch(() => undefined));
    await prepared;
    if (this.#isClosed) return;
    const isCurrent = early && early.version === (await versionOf(this.#config.indexDir));
    const { version, serving } = isCurrent ? early : await this.#read(prepared ? undefined : this.#ahead);
    this.#seen = version;
    this.#serving = serving;
    this.#lookAgain();
  }

  /** Reads the index that is there now, and starts the model unless it has been. */
  async #read(ahead: StartingModel | undefined): Promise<{ version: string; serving: Serving }> {
    const version = await versionOf(this.#config.indexDir);
    if (this.#embedder) {
      return { version, serving: await readServing(this.#config.indexDir, this.#embedder, this.#replies) };
    }
    const { embedder, serving } = await loadEngine(this.#config, this.#replies, ahead);
    this.#embedder = embedder;
    return { version, serving };
  }

  #lookAgain(): void {
    this.#timer = setTimeout(() => void this.#lookNext(false).then(() => this.#lookAgain()), LOOK_EVERY_MS).unref();
  }

  /** One at a time: an index that takes long to read is not overtaken by the next. */
  #lookNext(isAsked: boolean): Promise<void> {
    this.#busy = this.#busy.catch(() => undefined).then(() => this.#look(isAsked));
    return this.#busy;
  }

  /** What could not be used a short while ago is read again only when somebody asks. */
  async #look(isAsked: boolean): Promise<void> {
    if (this.#isClosed || !this.#embedder) return;
    const version = await versionOf(this.#config.indexDir);
    if (version === this.#seen) {
      if (isAsked) this.#log.info({ fingerprint: this.#serving?.fingerprint }, 'there is no other index to serve');
    } else if (isAsked || !this.#refusals.isTooSoon(version)) {
      await this.#changeOver(version, this.#embedder);
    }
  }

  async #changeOver(version: string, embedder: Engine['embedder']): Promise<void> {
    try {
      const next = await readServing(this.#config.indexDir, embedder, this.#replies);
      this.#seen = version;
      this.#refusals.forget();
      if (next.fingerprint === this.#serving?.fingerprint) return;
      this.#serving = next;
      this.#replies.forget();
      this.#log.info({ fingerprint: next.fingerprint }, 'the index was built anew and is served now');
    } catch (error) {
      if (!this.#refusals.add(version, String(error))) return;
      this.#log.error({ error: String(error) }, 'the new index cannot be used, the one before is served on');
    }
  }
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
