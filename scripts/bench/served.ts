import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { withLargePages } from '../../embeddings/large-pages.ts';
import type { ServerReading } from './monitored-server.ts';

const ENTRY = fileURLToPath(new URL('./monitored-server.ts', import.meta.url));

/** A server process of its own, on loopback. */
export interface Served {
  readonly origin: string;
  /** What its main thread and its memory did since the reading before. */
  read(): Promise<ServerReading>;
  stop(): Promise<void>;
}

/** Starts the server on a free port, without a limit of requests; the index and the pages have to be there. */
export async function serve(env: Record<string, string> = {}): Promise<Served> {
  const child = spawn(process.execPath, ['--import', 'tsx', ENTRY], {
    env: withLargePages({ ...process.env, PORT: '0', HOST: '127.0.0.1', RATE_LIMIT: '0', LOG_LEVEL: 'silent', ...env }),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  return { origin: await originOf(child), read: () => reading(child), stop: () => stop(child) };
}

function originOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const origin = /answers at (http:\/\/\S+)/.exec(said)?.[1];
      if (origin !== undefined) resolve(origin);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code} before it answered.`)));
  });
}

async function reading(child: ChildProcess): Promise<ServerReading> {
  child.send('read');
  const [answer] = (await once(child, 'message')) as [ServerReading];
  return answer;
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
