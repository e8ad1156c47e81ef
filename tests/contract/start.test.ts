import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type SeedsFolder, seedsFolder } from '../support/seeds-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  readonly progress: string;
}

/** Runs the command of `npm start` until it says where it serves. */
async function start({ seedsDir, indexDir }: SeedsFolder): Promise<Started> {
  const env = { ...process.env, SEEDS_DIR: seedsDir, INDEX_DIR: indexDir, PORT: '0', LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], { cwd: ROOT, env });
  onTestFinished(() => void child.kill());
  let progress = '';
  child.stderr.on('data', (chunk) => {
    progress += chunk;
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const address = /http:\/\/\S+/.exec(output)?.[0];
    if (address) return { child, address, progress };
  }
  throw new Error(`The server did not start: ${progress}`);
}

describe('npm start', () => {
  it('prepares what is missing, serves, and prepares nothing the second time', async () => {
    const folder = await seedsFolder();
    const first = await start(folder);
    expect(first.progress).toContain('Building the index');
    expect((await fetch(`${first.address}/api/health`)).status).toBe(200);
    first.child.kill();
    await once(first.child, 'exit');

    const second = await start(folder);
    expect(second.progress).toBe('');
    expect((await fetch(`${second.address}/api/health`)).status).toBe(200);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends well on %s, and leaves no server behind', async (signal) => {
    const { child, address } = await start(await seedsFolder());
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    await expect(fetch(`${address}/api/health`)).rejects.toThrow('fetch failed');
  });

  it('fails with one message and serves nothing when the seeds cannot be read', async () => {
    const folder = await seedsFolder();
    await expect(start({ ...folder, seedsDir: 'no/such/folder' })).rejects.toThrow(
      /no\/such\/folder: the seeds folder cannot be read/,
    );
  });
});
