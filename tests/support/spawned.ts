import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Env = Readonly<Record<string, string>>;

/** What a command left when it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Starts one of the project's entries, such as `server/main.ts`, as npm does; it is killed when the test is finished. */
export function launch(entry: string, env: Env = {}, cwd = ROOT) {
  const child = spawn(process.execPath, ['scripts/run.mjs', entry], {
    cwd,
    env: { ...process.env, PORT: '0', RATE_LIMIT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Runs one of the project's entries to its end. */
export async function run(entry: string, env: Env = {}, cwd = ROOT): Promise<Outcome> {
  const child = launch(entry, env, cwd);
  const said = [text(child.stdout), text(child.stderr)] as const;
  const [code] = (await once(child, 'exit')) as [number | null];
  const [out, errors] = await Promise.all(said);
  return { code, out, errors };
}

/** Fulfilled once a stream has said something; it is listened to until its end, so that nobody speaks to a closed ear. */
export function hears(stream: NodeJS.ReadableStream, what: string): Promise<void> {
  return new Promise((resolve) => {
    let said = '';
    stream.on('data', (chunk) => {
      said += chunk;
      if (said.includes(what)) resolve();
    });
  });
}

/** A server that answers. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly address: string;
  /** The lines of its log so far. */
  log(): { level: string; message: string; error?: string }[];
}

/** Starts the server over an index that is there, until it says where it answers. */
export async function serve(env: Env, cwd = ROOT): Promise<ServerProcess> {
  const child = launch('server/main.ts', env, cwd);
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The server ended with code ${code} before it was ready:\n${errors}`);
  });
  const [announced] = await Promise.race([once(child.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  return {
    child,
    address: /http:\/\/\S+/.exec(String(announced))?.[0] ?? '',
    log: () => [...errors.matchAll(/^\{.*\}$/gm)].map(([line]) => JSON.parse(line)),
  };
}
