import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program in file systems of its own: what is mounted there nobody else sees, and nothing of it is left. */
const UNSHARE = ['unshare', '--map-root-user', '--mount'] as const;

/** Whether this machine lets the account mount something for itself; containers often do not, other systems cannot. */
export const canMount =
  spawnSync(UNSHARE[0], [...UNSHARE.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

/** Gives what a shell script printed that mounts what it needs; rejects with it when a command in it fails. */
export async function withOwnMounts(script: string, env: Readonly<Record<string, string>>): Promise<string> {
  const args = [...UNSHARE.slice(1), 'sh', '-euc', script];
  const run = promisify(execFile)(UNSHARE[0], args, { cwd: ROOT, env: { ...process.env, ...env } });
  const { stdout } = await run.catch((cause: Error & { stdout: string }) => {
    throw new Error(`${cause.message}\n${cause.stdout}`, { cause });
  });
  return stdout;
}
