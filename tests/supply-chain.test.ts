import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { EXCEPTIONS } from '../scripts/supply-chain/allowed.ts';
import { type LockEntries, runtimePackages } from '../scripts/supply-chain/runtime-packages.ts';
import { section } from './support/markdown.ts';

const readme = await readFile('README.md', 'utf8');
const packageJson = JSON.parse(await readFile('package.json', 'utf8'));
const lockfile = JSON.parse(await readFile('package-lock.json', 'utf8'));

describe('package.json', () => {
  it.each(['dependencies', 'devDependencies', 'overrides'])('names every version of its %s exactly', (kind) => {
    const versions = Object.entries<string>(packageJson[kind]);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter(([, version]) => !/^(?:npm:@?[\w/-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual(
      [],
    );
  });

  it.each(['overrides', 'allowScripts'])('has a reason in the README for each of its %s', (kind) => {
    const part = section(readme, 'Native packages');
    const names = Object.keys(packageJson[kind]);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !part.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('NOTICE', () => {
  it.each(EXCEPTIONS.filter(({ licence }) => /GPL|MPL/.test(licence)))('tells of $packages', async ({ licence }) => {
    const [, copyleft = ''] = /([LAG]*GPL[\w.-]*|MPL[\w.-]*)/.exec(licence) ?? [];
    expect(await readFile('NOTICE', 'utf8')).toContain(copyleft);
  });
});

describe('npm run sbom', { timeout: 60_000 }, () => {
  it('lists every package that a server runs on here, with its version, and none for development', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/sbom.ts'], {
      maxBuffer: 2 ** 26,
    });
    const { bomFormat, specVersion, metadata, components, dependencies } = JSON.parse(stdout);
    expect({ bomFormat, specVersion }).toEqual({
      bomFormat: 'CycloneDX',
      specVersion: expect.stringMatching(/^1\.\d$/),
    });
    expect(metadata.component).toMatchObject({ type: 'application', name: 'communique', version: packageJson.version });
    const listed: string[] = components.map(({ purl }: { purl: string }) => decodeURIComponent(purl));
    const installed = Object.entries(lockfile.packages).filter(([place]) => place && existsSync(place));
    const expected = runtimePackages(Object.fromEntries(installed) as LockEntries).map(
      ({ name, version }) => `pkg:npm/${name}@${version}`,
    );
    expect(listed.sort()).toEqual([...new Set(expected)].sort());
    const refs: string[] = [
      `communique@${packageJson.version}`,
      ...components.map((one: { 'bom-ref': string }) => one['bom-ref']),
    ];
    const named = dependencies.flatMap(({ ref, dependsOn }: { ref: string; dependsOn: string[] }) => [
      ref,
      ...dependsOn,
    ]);
    expect(named.filter((ref: string) => !refs.includes(ref))).toEqual([]);
  });
});

describe('scripts/deploy/communique.service', { timeout: 30_000 }, () => {
  const unit = 'scripts/deploy/communique.service';
  const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

  it('starts, builds and reloads with entries that exist', async () => {
    const commands = [
      ...(await readFile(unit, 'utf8')).matchAll(/^Exec\w+=node (?:scripts\/run\.mjs )?(\S+\.\w+)$/gm),
    ].map(([, entry = '']) => entry);
    expect(commands).toEqual(['scripts/build-index.ts', 'server/dist/main.mjs', 'scripts/build-index.ts']);
    expect(commands.filter((entry) => !existsSync(entry))).toEqual([]);
  });

  it.runIf(hasSystemd)('is a unit that systemd takes, and exposes little', () => {
    expect(spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
    const judged = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', unit], {
      encoding: 'utf8',
    });
    expect(judged.stdout).toContain('Overall exposure level');
    expect(judged.status).toBe(0);
  });
});
