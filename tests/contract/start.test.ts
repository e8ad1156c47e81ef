import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { indexedFolder } from '../support/built-index.ts';
import { type SeedsFolder, seedsFolder } from '../support/seeds-folder.ts';
import { hasTerminal } from '../support/terminal.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  readonly progress: string;
  /** What it has said on stderr until now. */
  readonly log: () => string;
}

/** Runs the command of `npm start`. */
function launch({ seedsDir, indexDir }: SeedsFolder, more: Record<string, string> = {}) {
  const env = { ...process.env, SEEDS_DIR: seedsDir, INDEX_DIR: indexDir, PORT: '0', LOG_LEVEL: 'silent', ...more };
  const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/start.ts'], { cwd: ROOT, env });
  onTestFinished(() => void child.kill());
  return child;
}

/** The same, until it says where it serves. */
async function start(folder: SeedsFolder, more: Record<string, string> = {}): Promise<Started> {
  const child = launch(folder, more);
  let progress = '';
  child.stderr.on('data', (chunk) => {
    progress += chunk;
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const address = /http:\/\/\S+/.exec(output)?.[0];
    if (address) return { child, address, progress, log: () => progress };
  }
  throw new Error(`The server did not start: ${progress}`);
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Whether nobody listens on a port. */
async function isFree(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const isTaken = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return !isTaken;
}

describe('npm start', () => {
  it('prepares what is missing, serves until SIGINT, prepares nothing the second time, serves until SIGTERM', async () => {
    const folder = await seedsFolder();
    const first = await start(folder);
    expect(first.progress).toContain('Building the index');
    await expectToEndOn('SIGINT', first);
    const second = await start(folder);
    expect(second.progress).toBe('');
    await expectToEndOn('SIGTERM', second);
  });

  /** Holds a server that answers to end well on a signal, leaving none behind. */
  async function expectToEndOn(signal: NodeJS.Signals, { child, address }: Started): Promise<void> {
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    await expect(fetch(`${address}/api/health`)).rejects.toThrow('fetch failed');
  }

  it.each([
    ['a setting that cannot be used', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud", but must be one of .*\n$/],
    ['an address that is not this machine’s', { HOST: '192.0.2.1' }, /^Cannot listen on 192\.0\.2\.1 .*\n$/],
  ])('names %s before anything is built', async (_, env, message) => {
    const folder = await seedsFolder();
    const child = launch(folder, env);
    const said = text(child.stderr);
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(await said).toMatch(message);
    expect(existsSync(folder.indexDir)).toBe(false);
  });

  it.each(['SIGINT', 'SIGKILL'] as const)('leaves no server behind when %s ends it while it builds', async (signal) => {
    const folder = await seedsFolder();
    const port = await freePort();
    const child = launch(folder, { PORT: String(port) });
    while (!String((await once(child.stderr, 'data'))[0]).includes('Building the index'));
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(503);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    await expect.poll(() => isFree(port), { timeout: 5_000 }).toBe(true);
  });

  it('leaves an index to look for to its server when SIGHUP reaches it without a terminal, and takes it along when killed', async () => {
    const { child, address, log } = await start(await indexedFolder(), { LOG_LEVEL: 'info' });
    child.kill('SIGHUP');
    await expect.poll(log).toContain('there is no other index to serve');
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
    child.kill('SIGKILL');
    await expect.poll(() => isFree(Number(new URL(address).port)), { timeout: 5_000 }).toBe(true);
  });

  it.runIf(hasTerminal)('leaves no server behind when its terminal is closed', async () => {
    const { seedsDir, indexDir } = await indexedFolder();
    const command = `exec "${process.execPath}" --import tsx scripts/start.ts`;
    const env = { ...process.env, SEEDS_DIR: seedsDir, INDEX_DIR: indexDir, PORT: '0', LOG_LEVEL: 'silent' };
    const terminal = spawn('script', ['--quiet', '--command', command, '/dev/null'], { cwd: ROOT, env });
    let screen = '';
    for await (const chunk of terminal.stdout) {
      screen += chunk;
      if (/http:\/\/\S+:\d+\s/.test(screen)) break;
    }
    const port = Number(/http:\/\/\S+:(\d+)/.exec(screen)?.[1]);
    expect(await isFree(port)).toBe(false);
    terminal.kill('SIGKILL');
    await expect.poll(() => isFree(port), { timeout: 5_000 }).toBe(true);
  });

  it('fails with one message and serves nothing when the seeds cannot be read', async () => {
    const folder = await seedsFolder();
    await expect(start({ ...folder, seedsDir: 'no/such/folder' })).rejects.toThrow(
      /no\/such\/folder: the seeds folder cannot be read/,
    );
  });
});
