import type { HttpBindings } from '@hono/node-server';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createHttpServer } from './http-server.ts';
import { drain, listen } from './listen.ts';
import { createLiveServing } from './live-serving.ts';
import { createLogger } from './logger.ts';
import { type Starter, starterOf } from './starter.ts';

/** How long requests in flight may take to finish once the server is told to stop. */
const DRAIN_MS = 10_000;

/** Serves until told to stop. It listens before the index is loaded, so that health can say so. */
async function main(starter: Starter): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel, (line) => process.stderr.write(line));
  const live = createLiveServing(config, log);
  const makeApp = () => createApp({ config, current: live.current, log });
  let app = makeApp();
  const server = createHttpServer((request, env) => app.fetch(request, env as HttpBindings));
  const told = Promise.race([toldToStop(), starter.gone]);
  const address = await listen(server, config);
  const serve = async () => {
    starter.listening();
    await starter.prepared;
    // Once more, for the pages may have been built since.
    app = makeApp();
    await live.load();
    if (live.current()) process.stdout.write(`Communiqué answers at ${address}\n`);
    await told;
  };
  try {
    await Promise.race([serve(), told]);
  } finally {
    await drain(server, DRAIN_MS);
    await live.close();
  }
}

/** Fulfilled by the first signal; a second one of its kind ends the process at once, as signals do. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** Our own errors say what to do in their message; any other is a defect, and its stack helps to find it. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isBuiltIn = error.name in globalThis;
  return isBuiltIn ? (error.stack ?? error.message) : error.message;
}

const starter = starterOf(process);
try {
  await main(starter);
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
} finally {
  starter.leave();
}
