import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltIndex, builtIndex } from '../support/built-index.ts';
import { json } from '../support/http-app.ts';
import { tempFolder } from '../support/temp-folder.ts';

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** The server as a process, on any free port. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'server/main.ts'], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

/** The same, to its end. */
async function run(env: Record<string, string>) {
  const child = start(env);
  const said = [text(child.stdout), text(child.stderr)];
  const [code] = await once(child, 'exit');
  const [out, errors] = await Promise.all(said);
  return { code, out, errors };
}

let index: BuiltIndex;
beforeAll(async () => {
  index = await builtIndex();
});

describe('server/main.ts', () => {
  it('announces where it answers in one line, and ends well on SIGINT', async () => {
    const child = start({ INDEX_DIR: index.indexDir, LOG_LEVEL: 'silent' });
    const [announced] = await once(child.stdout, 'data');
    const [, address] = /^Communiqué answers at (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(announced)) ?? [];
    const reply = await fetch(`${address}/api/ask`, json({ question: 'What do the ministers support?' }));
    expect(reply.status).toBe(200);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('names a setting that cannot be used', async () => {
    const { code, errors } = await run({ PORT: 'eighty' });
    expect(code).toBe(1);
    expect(errors).toMatch(/^PORT is "eighty", but must be a port number, 0 to 65535\..*\n$/);
  });

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { code, errors } = await run({ PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(errors).toMatch(/^Cannot listen on 127\.0\.0\.1 port \d+: another program uses this port\..*\n$/);
  });

  it('says that there is no index, and announces no address', async () => {
    const { code, out, errors } = await run({ INDEX_DIR: await tempFolder() });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(errors).toContain('There is no index');
    expect(errors).not.toMatch(/^ +at /m);
  });
});
