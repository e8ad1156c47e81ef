import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '../embeddings/project-root.ts';
import { runCommand } from './run-command.ts';
import { type LockEntries, runtimePackages } from './supply-chain/runtime-packages.ts';
import { runtimeSbom, type Sbom } from './supply-chain/runtime-sbom.ts';

/** Far more than a bill of a thousand packages. */
const MOST_BYTES = 64 * 2 ** 20;

/** `npm run sbom`: prints a CycloneDX bill of materials of what a server runs on, as it is installed here. */
async function main(): Promise<void> {
  const { npm_execpath: npm } = process.env;
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm'];
  const args = [...first, 'sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const options = { cwd: PROJECT_ROOT, maxBuffer: MOST_BYTES, shell: npm === undefined };
  const { stdout } = await promisify(execFile)(command as string, args, options);
  const { name, packages } = JSON.parse(await readFile(path.join(PROJECT_ROOT, 'package-lock.json'), 'utf8')) as {
    name: string;
    packages: LockEntries;
  };
  const sbom = runtimeSbom(JSON.parse(stdout) as Sbom, name, runtimePackages(packages));
  process.stdout.write(`${JSON.stringify(sbom, null, 2)}\n`);
}

await runCommand(main);
