import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { AskReply } from '../../server/contract/ask.ts';
import { readyIndex } from '../support/ready-index.ts';

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function outcomeOf(command: string, args: readonly string[]): Promise<Outcome> {
  const run = promisify(execFile)(command, args, { maxBuffer: 2 ** 24 });
  const outcome = await run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Outcome) => ({ code, stdout, stderr }),
  );
  // npm has warnings of its own about how it is set up.
  return { ...outcome, stderr: outcome.stderr.replace(/^npm warn .*\n/gm, '') };
}

/** The command as it is typed; npm gives it what stands behind `--`. */
const askThroughNpm = (...args: string[]) => outcomeOf('npm', ['run', '--silent', 'ask', '--', ...args]);

/** What npm runs then. */
const ask = (...args: string[]) => outcomeOf(process.execPath, ['scripts/run.mjs', 'server/ask.ts', ...args]);

beforeAll(readyIndex);

describe('npm run ask', () => {
  it('answers and ends', async () => {
    const { code, stdout, stderr } = await askThroughNpm('What is said about artificial intelligence?');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/“.+” \[1\]/);
    expect(stdout).toMatch(/^\[1\] .+ \(\S+ \d+–\d+\)$/m);
  });

  it('takes a question that begins with a dash after two of them, and gives the shape of the API', async () => {
    const { code, stdout } = await askThroughNpm('--json', '--', '--fast trade?');
    expect(code).toBe(0);
    expect(AskReply.parse(JSON.parse(stdout)).question).toBe('--fast trade?');
  });

  it.each(['--help', '-h'])('tells on %s how it is used', async (option) => {
    const { code, stdout, stderr } = await ask(option);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^usage: npm run ask/);
  });

  it.each([
    ['an option it does not know', ['--jsn', 'What is new?'], /^Unknown option '--jsn'\.\nusage: /],
    [
      'a value where none is taken',
      ['--json=yes', 'What is new?'],
      /^Option '--json' does not take an argument\.\nusage: /,
    ],
    ['no question', [], /^Write a question\.\nusage: /],
    ['a question of blanks', ['   '], /^Write a question\.\nusage: /],
    ['a question that is too long', ['x'.repeat(501)], /^Keep the question to 500 characters\.\nusage: /],
  ])('refuses %s, and tells how it is used', async (_, args, message) => {
    const { code, stdout, stderr } = await ask(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
