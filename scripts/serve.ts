import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { withLargePages } from '../embeddings/large-pages.ts';

/** Ctrl-C reaches this process both from the terminal and through npm; within this time it is one request to stop. */
const SAME_REQUEST_MS = 500;

/** How soon the server is told to stop after npm was. */
const PARENT_CHECK_MS = 250;

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** What Node.js is to run: the bundled server where this is bundled too and lies beside it, and otherwise its sources. */
const SERVER = import.meta.url.endsWith('.ts')
  ? ['--import', 'tsx', pathOf('../server/main.ts')]
  : [pathOf('./main.mjs')];

/** A server that starts while what it serves is being prepared. It ends by itself when this process does. */
export interface StartingServer {
  /** Whether it took its configuration and its port; when not, it has said why. */
  readonly isListening: Promise<boolean>;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number>;
  /** Lets it load what was prepared; signals are passed on to it from now on. Gives its exit code. */
  serve(): Promise<number>;
  /** Ends it: there is nothing to serve. */
  abandon(): Promise<number>;
}

/**
 * Starts the server as a process of its own, which checks its configuration, opens its port, and waits for `serve`.
 * It has its own process group, so that a signal reaches it once: from here.
 */
export function startServer(): StartingServer {
  const child = spawnServer({ programArgs: ['--prepared-later'] });
  const ended = exitCode(child);
  stopWithNpm(child);
  return {
    isListening: Promise.race([once(child, 'message').then(() => true), ended.then(() => false)]),
    ended,
    serve() {
      forwardSignals(child);
      // One that is gone already says so by its end.
      child.send('prepared', () => undefined);
      return ended;
    },
    abandon() {
      if (child.connected) child.disconnect();
      return ended;
    },
  };
}

/** Runs the server over what is prepared already, and gives its exit code. `nodeFlags` are Node's own, such as `--watch`. */
export function serve(nodeFlags: readonly string[]): Promise<number> {
  const child = spawnServer({ nodeFlags });
  // Node's watcher would die of a hang-up and leave the server behind.
  forwardSignals(child, { SIGHUP: 'SIGTERM' });
  stopWithNpm(child);
  return exitCode(child);
}

interface Args {
  readonly nodeFlags?: readonly string[];
  /** Of the server's own; with any, there is a channel to talk to it. */
  readonly programArgs?: readonly string[];
}

function spawnServer({ nodeFlags = [], programArgs = [] }: Args): ChildProcess {
  return spawn(process.execPath, [...nodeFlags, ...SERVER, ...programArgs], {
    env: withLargePages(process.env),
    stdio: programArgs.length > 0 ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    detached: process.platform !== 'win32',
  });
}

async function exitCode(child: ChildProcess): Promise<number> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** SIGHUP too: what it means, whether the terminal is gone or a new index is there, is the server's to decide. */
function forwardSignals(child: ChildProcess, instead: Partial<Record<NodeJS.Signals, NodeJS.Signals>> = {}): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    let forwardedAt = Number.NEGATIVE_INFINITY;
    process.on(signal, () => {
      if (performance.now() - forwardedAt < SAME_REQUEST_MS) return;
      forwardedAt = performance.now();
      child.kill(instead[signal] ?? signal);
    });
  }
}

/** npm passes a signal on to the shell between it and us, which dies of it and passes nothing on: we see it go. */
function stopWithNpm(child: ChildProcess): void {
  const { ppid, env } = process;
  if (!('npm_lifecycle_event' in env)) return;
  const timer = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, PARENT_CHECK_MS);
  timer.unref();
}
