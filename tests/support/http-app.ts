import { type App, type AppDeps, createApp, type Serving } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { createLibrary } from '../../server/library.ts';
import { createLogger } from '../../server/logger.ts';
import { smallCorpus } from './small-corpus.ts';

/** What the small corpus is served as; asking fails, so that a test that asks brings its own engine. */
export function smallServing(): Serving {
  const corpus = smallCorpus();
  return {
    corpus,
    fingerprint: 'small-1',
    library: createLibrary(corpus),
    starters: ['What is said about Port Amity?'],
    ask: () => Promise.reject(new Error("ENOENT: no such file, open '/srv/secret/model.onnx'")),
    close: async () => {},
  };
}

interface SmallApp {
  readonly app: App;
  /** The lines it logged. */
  readonly logged: string[];
  readonly serving: Serving;
}

/** The app over the small corpus, with the configuration's defaults and no limit unless told. */
export function smallApp(overrides: Partial<AppDeps['config']> & Partial<Omit<AppDeps, 'config'>> = {}): SmallApp {
  const { current, log, pages, metrics, feedback, ...config } = overrides;
  const logged: string[] = [];
  const serving = smallServing();
  const app = createApp({
    config: { ...readConfig({ RATE_LIMIT: '0' }), ...config },
    current: current ?? (() => serving),
    log: log ?? createLogger('info', (line) => logged.push(line)),
    ...(pages === undefined ? {} : { pages }),
    metrics,
    feedback,
  });
  return { app, logged, serving };
}

/** A request with a JSON body. */
export function json(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}
