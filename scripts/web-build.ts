import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** The pages could not be built; what the bundler said stands above. */
class WebBuildError extends Error {
  override readonly name = 'WebBuildError' as const;
}

/** What a complete build leaves. */
const OUTPUTS = ['index.html', 'widget.js'];

/** Whether every output of the web build is there and not older than any source. */
export async function isWebBuilt(root: string): Promise<boolean> {
  const outputs = await Promise.all(OUTPUTS.map((name) => modifiedMs(path.join(root, 'web/dist', name))));
  const oldestOutput = Math.min(...outputs.map((time) => time ?? 0));
  if (oldestOutput === 0) return false;
  const sources = await Promise.all([...(await webSources(root)), path.join(root, 'package.json')].map(modifiedMs));
  return sources.every((time) => (time ?? 0) <= oldestOutput);
}

/** Runs the project's own build command; throws `WebBuildError` when it fails. */
export async function buildWeb(root: string): Promise<void> {
  const { npm_execpath: npm } = process.env;
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm'];
  const args = [...first, 'run', '--silent', 'build'];
  const child = spawn(command as string, args, { cwd: root, stdio: ['ignore', 2, 2], shell: npm === undefined });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new WebBuildError('The pages could not be built: run `npm run build` to see why.');
}

async function webSources(root: string): Promise<string[]> {
  const entries = await readdir(path.join(root, 'web'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return files.filter((file) => !file.startsWith(path.join(root, 'web/dist') + path.sep));
}

async function modifiedMs(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return undefined;
  }
}
