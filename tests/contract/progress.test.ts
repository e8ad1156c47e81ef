import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { seedsFolder } from '../support/seeds-folder.ts';
import { hasTerminal } from '../support/terminal.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const WRAP = '\u001b[?7h';
const INTERRUPT = '\u0003';

/** `npm run index` over enough text to be interrupted, in a terminal, as soon as it shows its bar. */
async function building(): Promise<{ child: ChildProcess; pid: () => Promise<number>; screen: () => string }> {
  const folder = await seedsFolder();
  const sentences = Array.from({ length: 800 }, (_, i) => `The ministers opened quay number ${i} in May.`);
  await folder.write({ 'quays.txt': `Quays\n\n${sentences.join('\n\n')}\n` });
  const pidFile = path.join(folder.seedsDir, 'pid');
  const command = `echo $$ > "${pidFile}"; exec "${process.execPath}" scripts/run.mjs scripts/build-index.ts`;
  const env = { ...process.env, SEEDS_DIR: folder.seedsDir, INDEX_DIR: folder.indexDir };
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], { cwd: ROOT, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let screen = '';
  child.stdout.on('data', (chunk) => {
    screen += chunk;
  });
  while (!screen.includes(HIDE_CURSOR)) await once(child.stdout, 'data');
  return { child, pid: async () => Number(await readFile(pidFile, 'utf8')), screen: () => screen };
}

describe.runIf(hasTerminal)('the bar of a build that is interrupted', () => {
  it.each([
    ['Ctrl-C', 130, ({ child }: Awaited<ReturnType<typeof building>>) => child.stdin?.write(INTERRUPT)],
    ['SIGTERM', 143, async ({ pid }: Awaited<ReturnType<typeof building>>) => process.kill(await pid(), 'SIGTERM')],
  ])('gives cursor and line wrap back on %s, and the build ends of it', async (_, code, interrupt) => {
    const build = await building();
    await interrupt(build);
    expect((await once(build.child, 'exit'))[0]).toBe(code);
    const afterBar = build.screen().slice(build.screen().lastIndexOf(HIDE_CURSOR));
    expect(afterBar).toContain(SHOW_CURSOR);
    expect(afterBar).toContain(WRAP);
  });
});
