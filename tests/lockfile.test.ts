import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/** Whether the lockfile has a package where Node would look for it from `place`. */
function isLocked(name: string, place: string): boolean {
  if (`${place && `${place}/`}node_modules/${name}` in packages) return true;
  return place !== '' && isLocked(name, place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))));
}

describe('package-lock.json', () => {
  it('has every package that another one names, those for other platforms too: npm ci refuses it otherwise', () => {
    const missing = Object.entries(packages).flatMap(
      ([place, { dependencies, devDependencies, optionalDependencies }]) =>
        Object.keys({ ...dependencies, ...(place === '' && devDependencies), ...optionalDependencies })
          .filter((name) => !isLocked(name, place))
          .map((name) => `${name}, named by ${place || 'package.json'}`),
    );
    expect(missing).toEqual([]);
  });
});
