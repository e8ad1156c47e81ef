import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isUpToDate, PAGES, PROGRAMS } from './bundles.mjs';

/** Something could not be bundled; what the bundler said stands above. */
class BundleError extends Error {
  override readonly name = 'BundleError' as const;
}

const NOTES = [
  [PAGES, 'Building the pages'],
  [PROGRAMS, 'Building the server'],
] as const;

/** Makes what is missing or older than its sources; `note` hears what. Throws `BundleError`. */
export async function bundle(root: string, note: (what: string) => void = () => {}): Promise<void> {
  for (const [one, what] of NOTES) {
    if (isUpToDate(root, one)) continue;
    note(what);
    await run(root, one.command);
  }
}

/** Runs one of the project's own commands. */
async function run(root: string, command: string): Promise<void> {
  const { npm_execpath: npm } = process.env;
  const [program, ...first] = npm ? [process.execPath, npm] : ['npm'];
  const args = [...first, 'run', '--silent', command];
  const child = spawn(program as string, args, { cwd: root, stdio: ['ignore', 2, 2], shell: npm === undefined });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new BundleError(`It could not be built: run \`npm run ${command}\` to see why.`);
}
