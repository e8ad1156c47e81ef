import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { type RequestIdVariables, requestId } from 'hono/request-id';
import type { Corpus } from '../embeddings/corpus.ts';
import type { Config } from './config.ts';
import type { AskReply, AskRequest } from './contract/ask.ts';
import type { Feedback } from './feedback/feedback.ts';
import type { Library } from './library.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { caching } from './middleware/caching.ts';
import { admitted, type Caller, identified } from './middleware/callers.ts';
import {
  answerFailure,
  answerMethodNotAllowed,
  answerNotFound,
  answerTooLarge,
  refuseInvalid,
  worded,
} from './middleware/failures.ts';
import { measured } from './middleware/measured.ts';
import { needsServing } from './middleware/needs-serving.ts';
import { ownHost } from './middleware/own-host.ts';
import { packed } from './middleware/packed.ts';
import { rateLimit } from './middleware/rate-limit.ts';
import { requestLog } from './middleware/request-log.ts';
import { crossOrigin, security } from './middleware/security.ts';
import { sizeLimit } from './middleware/size-limit.ts';
import { replied } from './replied.ts';
import { askRoutes } from './routes/ask.ts';
import { docsRoutes } from './routes/docs.ts';
import { documentRoutes } from './routes/documents.ts';
import { feedbackRoutes } from './routes/feedback.ts';
import { healthRoutes } from './routes/health.ts';
import { METRICS_PATH, metricsRoutes } from './routes/metrics.ts';
import { type ApiDocument, describeApi, openapiRoutes } from './routes/openapi.ts';
import { pageRoutes } from './routes/pages.ts';
import { passageRoutes } from './routes/passages.ts';
import { framable, quoteRoutes } from './routes/quote.ts';
import { startersRoutes } from './routes/starters.ts';
import { verifyRoutes } from './routes/verify.ts';
import { widgetRoutes } from './routes/widget.ts';

/** An index that is loaded, and what answers from it. */
export interface Serving {
  readonly corpus: Corpus;
  /** Names the index: the same fingerprint gives the same answers. */
  readonly fingerprint: string;
  readonly library: Library;
  /** Questions to begin with. */
  readonly starters: readonly string[];
  /**
   * Answers a request that is valid; a question that the corpus does not answer is a reply, not an error.
   * Rejects with the reason of `signal` once that is aborted.
   */
  ask(request: AskRequest, signal?: AbortSignal): Promise<AskReply>;
  /** Ends the model that reads the questions; after it, nothing can be asked. */
  close(): Promise<void>;
}

/** What the app is made of; everything else it does is decided by the request. */
export interface AppDeps {
  readonly config: Pick<
    Config,
    'host' | 'allowedHosts' | 'allowedOrigins' | 'apiKeys' | 'rateLimit' | 'trustProxy' | 'logQuestions'
  >;
  /** What is indexed now; undefined until it is loaded. A getter, so that an index can be swapped while serving. */
  readonly current: () => Serving | undefined;
  readonly log: Logger;
  /** Counts what is done, for `/metrics`; without it nothing is there. */
  readonly metrics?: Metrics | undefined;
  /** Takes what readers say of answers; without it nothing is taken. */
  readonly feedback?: Feedback | undefined;
  /** Folder of the built pages; `web/dist` of this project unless told. */
  readonly pages?: string;
}

/** What handlers find in their context. */
export interface AppEnv {
  Variables: RequestIdVariables & { serving: Serving; caller: Caller };
  Bindings: Partial<HttpBindings>;
}

/** Where the build puts the pages, relative to the working folder as every other folder is. */
const BUILT_PAGES = 'web/dist';

/** Enough for the longest question with its history, in any script. */
const MAX_BODY_BYTES = 64 * 1024;

/** The HTTP server as a value: requests in, replies out. It opens no port and reads no environment. */
export function createApp(deps: AppDeps) {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  let description: ApiDocument | undefined;
  const describe = () => (description ??= describeApi(app));
  dressReplies(app, deps);
  guardApi(app, deps);
  return app
    .route('/', askRoutes(replied(deps)))
    .route('/', feedbackRoutes(deps.feedback))
    .route('/', startersRoutes())
    .route('/', documentRoutes())
    .route('/', passageRoutes())
    .route('/', verifyRoutes())
    .route('/', healthRoutes({ takesFeedback: deps.feedback !== undefined }))
    .route('/', openapiRoutes(describe))
    .route('/', docsRoutes(describe, deps.current))
    .route('/', metricsRoutes(deps.metrics))
    .route('/', quoteRoutes(deps.current))
    .route('/', widgetRoutes(deps.pages ?? BUILT_PAGES))
    .route('/', pageRoutes(deps.pages ?? BUILT_PAGES));
}
export type App = ReturnType<typeof createApp>;

/** What every reply goes through, outermost first. */
function dressReplies(app: OpenAPIHono<AppEnv>, { config, log, metrics, pages = BUILT_PAGES }: AppDeps) {
  app.onError(answerFailure(log));
  app.notFound(answerNotFound(pages));
  app.use(requestId());
  app.use(requestLog(log));
  if (metrics) app.use(measured(metrics));
  for (const path of ['/quote', '/quote.css']) app.use(path, framable);
  app.use(security());
  app.use(packed());
  app.use(caching);
  app.use(ownHost(config));
  app.use(methodNotAllowed({ app, onMethodNotAllowed: answerMethodNotAllowed }));
}

/** What requests of the API go through besides, refusals last: whatever is refused has been counted. */
function guardApi(app: OpenAPIHono<AppEnv>, { config, current }: AppDeps) {
  app.use('/api/*', crossOrigin(config.allowedOrigins));
  const limit = config.rateLimit > 0 ? [rateLimit(config.rateLimit)] : [];
  for (const path of ['/api/*', METRICS_PATH]) app.use(path, identified(config), ...limit);
  app.use('/api/*', worded);
  app.use('/api/*', admitted(config));
  app.use('/api/*', sizeLimit(MAX_BODY_BYTES, answerTooLarge(MAX_BODY_BYTES)));
  for (const path of [
    '/api/ask',
    '/api/starters',
    '/api/documents/*',
    '/api/passages/*',
    '/api/verify',
    '/api/health',
    '/api/health/ready',
  ]) {
    app.use(path, needsServing(current));
  }
}
