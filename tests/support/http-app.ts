import { type App, type AppDeps, createApp, type Serving } from '../../server/app.ts';
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

/** The app over the small corpus, without a limit or foreign origins unless told. */
export function smallApp(overrides: Partial<AppDeps['config']> & Partial<Omit<AppDeps, 'config'>> = {}): SmallApp {
  const { allowedOrigins = [], rateLimit = 0, ...deps } = overrides;
  const logged: string[] = [];
  const serving = smallServing();
  const app = createApp({
    config: { allowedOrigins, rateLimit },
    current: () => serving,
    log: createLogger('info', (line) => logged.push(line)),
    ...deps,
  });
  return { app, logged, serving };
}

/** A request with a JSON body. */
export function json(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}
