import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from './client.ts';
import { type Finding, ms } from './findings.ts';
import { median } from './percentiles.ts';

const ROUNDS = 3;
const TRY_EVERY_MS = 10;

/** A server that is not there by then will not come. */
const PATIENCE_MS = 120_000;

/** How long after `npm start` the first question is answered, with everything built. */
export async function measureStart(question: string): Promise<Finding> {
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) samples.push(await startOnce(question));
  return {
    what: '`npm start` to the first answer',
    figure: `${ms(median(samples))} (${samples.map((sample) => ms(sample)).join(', ')})`,
    bar: '≤ 2 s',
    reached: median(samples) <= 2_000,
  };
}

async function startOnce(question: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const npm = spawn('npm', ['start', '--silent'], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', RATE_LIMIT: '0', LOG_LEVEL: 'silent' },
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  const ended = once(npm, 'exit');
  const client = createClient(`http://127.0.0.1:${port}`);
  try {
    while (performance.now() - started < PATIENCE_MS) {
      const reply = await client.ask(question).catch(() => undefined);
      if (reply?.status === 200) return performance.now() - started;
      await wait(TRY_EVERY_MS);
    }
    throw new Error('`npm start` did not answer within two minutes.');
  } finally {
    await client.close();
    npm.kill('SIGTERM');
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
