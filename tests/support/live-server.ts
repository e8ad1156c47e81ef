import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readyIndex } from './ready-index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The server as its users run it. */
export interface LiveServer {
  /** Origin, without a slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Prepares what is missing (model, index) and starts the server on a free port, with the environment given. */
export async function startLiveServer(
  env: Record<string, string> = {},
): Promise<LiveServer & { readonly pid: number }> {
  await readyIndex();
  const server = spawn(process.execPath, ['scripts/run.mjs', 'server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', RATE_LIMIT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const origin = await announcedOrigin(server);
  return { origin, pid: server.pid as number, stop: () => stop(server) };
}

/** The server says where it answers once it is ready; if it ends before that, what it said is the error. */
function announcedOrigin(server: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const origin = /answers at (http:\/\/\S+)/.exec(said)?.[1];
      if (origin !== undefined) resolve(origin);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', (code) =>
      reject(new Error(`The server ended with code ${code} before it was ready:\n${said}`)),
    );
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}
