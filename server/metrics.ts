import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolLoad } from '../embeddings/embedders/worker-pool.ts';
import type { Serving } from './app.ts';
import type { AskReply } from './contract/ask.ts';

/** What is read when somebody looks, because it is counted elsewhere. */
export interface MetricSources {
  /** What is served; undefined before anything is. */
  readonly current: () => Serving | undefined;
  /** How much the model has to do; undefined until it is loaded. */
  readonly modelLoad: () => PoolLoad | undefined;
  /** How often an answer was remembered and how often not, since the start; undefined without such a memory. */
  readonly answerCache?: () => { readonly hits: number; readonly misses: number } | undefined;
}

/** A request that was answered; `route` is the pattern it fell under, of which there are few. */
export interface Measured {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

/** Port: what the server counts of itself. */
export interface Metrics {
  request(measured: Measured): void;
  reply(status: AskReply['status']): void;
  /** Everything as Prometheus reads it. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** From a look-up in memory to the deadline of a question. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Other methods are one: whoever calls chooses their names, and each would be kept for good. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** Counts requests and replies, and reads the rest from its sources; `ofProcess` adds memory, processor and event loop. */
export function createMetrics(sources: MetricSources, { ofProcess = false } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'communique_requests_total',
    help: 'Requests answered, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'communique_request_seconds',
    help: 'Time from a request to its reply, by route.',
    labelNames: ['route'],
    buckets: SECONDS,
    registers,
  });
  const replies = new Counter({
    name: 'communique_replies_total',
    help: 'Questions by what came of them: answered or no_answer.',
    labelNames: ['status'],
    registers,
  });
  readFrom(sources, registers);
  if (ofProcess) collectDefaultMetrics({ register: registry });
  return {
    request({ route, method, status, seconds: taken }) {
      requests.inc({ route, method: METHODS.has(method) ? method : 'other', status });
      seconds.observe({ route }, taken);
    },
    reply: (status) => replies.inc({ status }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** What takes its values when somebody looks. */
function readFrom({ current, modelLoad, answerCache }: MetricSources, registers: Registry[]): void {
  const gauge = (name: string, help: string, labelNames: string[], values: () => [Record<string, string>, number][]) =>
    new Gauge({
      name: `communique_${name}`,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const [labels, value] of values()) this.set(labels, value);
      },
    });
  gauge('ready', 'Whether questions can be answered.', [], () => [[{}, current() ? 1 : 0]]);
  gauge('index_info', 'The index that is served, by its fingerprint.', ['fingerprint'], () => {
    const serving = current();
    return serving ? [[{ fingerprint: serving.fingerprint }, 1]] : [];
  });
  gauge('model_texts', 'Texts that wait for the model or are read by it.', ['state'], () => {
    const load = modelLoad();
    return load
      ? [
          [{ state: 'waiting' }, load.waiting],
          [{ state: 'running' }, load.running],
        ]
      : [];
  });
  gauge('model_workers', 'Processes that run the model.', [], () => {
    const load = modelLoad();
    return load ? [[{}, load.workers]] : [];
  });
  new Counter({
    name: 'communique_answer_cache_total',
    help: 'Answers that were remembered (hit) or not (miss).',
    labelNames: ['result'],
    registers,
    collect() {
      const counts = answerCache?.();
      if (counts === undefined) return;
      this.reset();
      this.inc({ result: 'hit' }, counts.hits);
      this.inc({ result: 'miss' }, counts.misses);
    },
  });
}
