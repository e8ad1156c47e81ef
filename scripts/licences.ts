import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_ROOT } from '../embeddings/project-root.ts';
import { runCommand } from './run-command.ts';
import { ALLOWED, EXCEPTIONS } from './supply-chain/allowed.ts';
import { checkLicences } from './supply-chain/check-licences.ts';
import { type LockEntries, runtimePackages } from './supply-chain/runtime-packages.ts';

const LOCKFILE = path.join(PROJECT_ROOT, 'package-lock.json');

/** A package may not be used, or an exception is of no use. */
class LicenceError extends Error {
  override readonly name = 'LicenceError' as const;
}

/** `npm run licences`: says under which licences the packages are that a server runs on, and fails on any other. */
async function main(): Promise<void> {
  const { packages } = JSON.parse(await readFile(LOCKFILE, 'utf8')) as { packages: LockEntries };
  const { byLicence, refused, unneeded } = checkLicences(runtimePackages(packages), ALLOWED, EXCEPTIONS);
  const counts = [...byLicence].map(([licence, { length }]) => `${licence} ${length}`);
  process.stdout.write(`${counts.join(' · ')}\n`);
  const faults = [
    ...refused.map(({ name, version, licence }) => `${name}@${version}: ${licence} is not allowed`),
    ...unneeded.map((exception) => `${exception.packages}: no package needs this exception`),
  ];
  if (faults.length === 0) return;
  throw new LicenceError([...faults, 'Use another package, or see scripts/supply-chain/allowed.ts.'].join('\n'));
}

await runCommand(main);
