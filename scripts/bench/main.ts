import { parseArgs } from 'node:util';
import { runCommand } from '../run-command.ts';
import { UsageError } from '../settings.ts';
import { runDefault } from './default-run.ts';
import { createProgress } from './progress.ts';
import { runScale } from './scale/scale.ts';
import { runSoak } from './soak.ts';

/** `npm run bench`: measures the whole product and writes RESULTS.md. */

const USAGE = 'usage: npm run bench -- [--scale PASSAGES | --soak]';

async function main(): Promise<void> {
  const { scale, soak } = readOptions();
  const progress = createProgress();
  try {
    if (scale !== undefined) await runScale(scale, progress);
    else if (soak) await runSoak(progress);
    else await runDefault(progress);
  } finally {
    progress.stop();
  }
}

function readOptions(): { scale: number | undefined; soak: boolean } {
  const { scale, soak } = parse();
  if (scale === undefined) return { scale, soak };
  if (soak) throw new UsageError(`--scale and --soak are two runs\n${USAGE}`);
  if (!/^[1-9]\d{2,6}$/.test(scale)) throw new UsageError(`--scale is a number of passages from 100 on\n${USAGE}`);
  return { scale: Number(scale), soak };
}

function parse(): { scale: string | undefined; soak: boolean } {
  try {
    const { values } = parseArgs({ options: { scale: { type: 'string' }, soak: { type: 'boolean' } } });
    return { scale: values.scale, soak: values.soak ?? false };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

await runCommand(main);
