import type { HttpBindings } from '@hono/node-server';
import { createApp } from './app.ts';
import { compileEarly } from './compile-early.ts';
import type { Config } from './config.ts';
import { createFeedback } from './feedback/feedback.ts';
import { openJournal } from './feedback/journal.ts';
import { type GateOptions, refusalLog } from './gate.ts';
import { createHttpServer } from './http-server.ts';
import { listen } from './listen.ts';
import { LiveServing } from './live-serving.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { crossOriginHeaders } from './middleware/security.ts';
import { heedSignals } from './signals.ts';
import type { Starter } from './starter.ts';
import { ROOM, type StartingModel } from './starting-model.ts';

/** How long requests in flight may take to finish once the server is told to stop; it is gone a second later. */
const DRAIN_MS = 4_000;

/**
 * Serves until told to stop. It listens before the index is loaded, so that health can say so. `ahead` is the model, which
 * has been started if it can be.
 */
export async function serve(config: Config, ahead: StartingModel | undefined, starter: Starter): Promise<void> {
  const log = createLogger(config.logLevel, (line) => process.stderr.write(line));
  const live = new LiveServing(config, log, ahead);
  const sources = { current: live.current, modelLoad: live.modelLoad, answerCache: live.replyCounts };
  const metrics = createMetrics(sources, { ofProcess: true });
  const journal = config.feedbackDir === undefined ? undefined : await openJournal(config.feedbackDir);
  const feedback = journal && createFeedback(journal, log);
  const makeApp = () => createApp({ config, current: live.current, log, metrics, feedback });
  let app = makeApp();
  const server = createHttpServer((request, env) => app.fetch(request, env as HttpBindings), {
    gate: gateOf(config, metrics, log),
  });
  const told = Promise.race([heedSignals(() => void live.look()).stop, starter.gone]);
  const { address, drain } = await listen(server, config);
  const answer = async () => {
    starter.listening();
    await live.load(starter.prepared && Promise.race([starter.prepared, told]));
    // Once more, for the pages may have been built since.
    app = makeApp();
    compileEarly();
    if (live.current()) process.stdout.write(`Communiqué answers at ${address}\n`);
    await told;
  };
  try {
    await Promise.race([answer(), told]);
  } finally {
    await drain(DRAIN_MS);
    await live.close();
    await journal?.close();
  }
}

function gateOf({ allowedOrigins }: Config, metrics: Metrics, log: Logger): GateOptions {
  const logged = refusalLog(log);
  return {
    room: ROOM,
    headersFor: (origin) => crossOriginHeaders(allowedOrigins, origin),
    onRefusal() {
      metrics.request({ route: '/api/ask', method: 'POST', status: 503, seconds: 0 });
      logged();
    },
  };
}
