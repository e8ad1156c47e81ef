import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import dockerignore from '@balena/dockerignore';
import { describe, expect, it } from 'vitest';
import { execForm, readDockerfile, type Stage } from '../support/dockerfile.ts';
import { canMount, withOwnMounts } from '../support/own-mounts.ts';
import { readyIndex } from '../support/ready-index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const [build, served] = readDockerfile('Dockerfile') as [Stage, Stage];
const packageJson = JSON.parse(await readFile('package.json', 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
  engines: { node: string };
};

/** Positive when `a` is the later release. */
function compareVersions(a = '', b = ''): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

describe('Dockerfile', { timeout: 180_000 }, () => {
  it('builds in one stage and serves from another, on the same release of Node.js, which the package takes', () => {
    expect(readDockerfile('Dockerfile')).toHaveLength(2);
    const releases = [build, served].map(({ image }) => /^node:(\d+\.\d+\.\d+)-bookworm(-slim)?$/.exec(image)?.[1]);
    expect(new Set(releases).size).toBe(1);
    expect(compareVersions(releases[0], packageJson.engines.node.replace('>=', ''))).toBeGreaterThanOrEqual(0);
  });

  it('copies only what is there, and what .dockerignore lets through', async () => {
    const ignored = dockerignore().add(await readFile('.dockerignore', 'utf8'));
    const sources = build.instructions('COPY').flatMap((content) => content.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
    expect(sources.filter((source) => ignored.ignores(source))).toEqual([]);
    expect(
      ['.git', 'node_modules', 'tests', 'web/dist', 'embeddings/store'].filter((name) => !ignored.ignores(name)),
    ).toEqual([]);
    expect(served.instructions('COPY')).toEqual(['/app ./']);
  });

  it('runs only scripts that exist, and installs what the lockfile says without what development needs', () => {
    const commands = build.instructions('RUN').join(' && ');
    expect(commands).toMatch(/\bnpm ci --omit=dev\b/);
    const called = [...commands.matchAll(/\bnpm run (\S+)/g)].map(([, name = '']) => name);
    expect(called.sort()).toEqual(['build', 'index']);
    expect(called.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });

  it('serves as an account without rights, by one process that gets its signals itself', () => {
    expect(served.instructions('USER')).toEqual(['node']);
    expect(served.instructions('RUN')).toEqual([]);
    expect(served.instructions('ENTRYPOINT')).toEqual([]);
    const [program, ...args] = execForm(served.instructions('CMD')[0] as string);
    expect([program, args.at(-1)]).toEqual(['node', 'server/dist/main.mjs']);
    expect(execForm(served.instructions('HEALTHCHECK')[0] as string)[0]).toBe('node');
  });

  it.runIf(canMount)('answers, is found healthy and ends well where nothing but /tmp can be written', async () => {
    await readyIndex();
    const command = (keyword: string) =>
      execForm(served.instructions(keyword)[0] as string)
        .map((word) => `'${word}'`)
        .join(' ');
    const script = `
      mount --bind "$ROOT" /mnt && mount -o remount,bind,ro /mnt
      mount -t tmpfs tmpfs /tmp
      mount -o remount,bind,ro /
      cd /mnt
      if touch mine 2>/dev/null; then echo 'can be written'; fi
      ${command('HEALTHCHECK')} && echo 'healthy before it runs'
      ${command('CMD')} & server=$!
      until ${command('HEALTHCHECK')}; do kill -0 $server; sleep 0.2; done
      echo healthy
      kill $server
      wait $server && echo 'ended well'`;
    const env = { ROOT: path.resolve(ROOT), PORT: String(await freePort()), LOG_LEVEL: 'silent' };
    const said = await withOwnMounts(script, env);
    expect(said.split('\n').filter((line) => !line.startsWith('Communiqué answers'))).toEqual([
      'healthy',
      'ended well',
      '',
    ]);
  });
});
