import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { createApp, type Serving } from './app.ts';
import { readConfig } from './config.ts';
import { loadServing } from './engine.ts';
import { drain, listen } from './listen.ts';
import { createLogger } from './logger.ts';

/** How long requests in flight may take to finish once the server is told to stop. */
const DRAIN_MS = 10_000;

/** Serves until told to stop. It listens before the index is loaded, so that health can say so. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel, (line) => process.stderr.write(line));
  let serving: Serving | undefined;
  const app = createApp({ config, current: () => serving, log });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const address = await listen(server, config);
  stopOnSignal(server);
  serving = await loadServing(config);
  process.stdout.write(`Communiqué answers at ${address}\n`);
}

/** The first signal drains and ends well; a second one ends at once, as signals do. */
function stopOnSignal(server: Server): void {
  const stop = () => void drain(server, DRAIN_MS).then(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stop);
}

/** Our own errors say what to do in their message; any other is a defect, and its stack helps to find it. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isBuiltIn = error.name in globalThis;
  return isBuiltIn ? (error.stack ?? error.message) : error.message;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exit(1);
}
