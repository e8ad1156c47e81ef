import { fileURLToPath } from 'node:url';
import { prepareIndex } from './prepare-index.ts';
import { createReporter } from './progress.ts';
import { runCommand } from './run-command.ts';
import { serve } from './serve.ts';
import { readBuildSettings } from './settings.ts';
import { buildWeb, isWebBuilt } from './web-build.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** `npm start`: prepares what is missing or out of date (model, index, pages), then serves until told to stop. */
async function main(): Promise<void> {
  const reporter = await createReporter(process.stderr);
  try {
    await prepareIndex(readBuildSettings(process.env), reporter);
  } finally {
    reporter.stop();
  }
  if (!(await isWebBuilt(ROOT))) {
    reporter.note('Building the pages');
    await buildWeb(ROOT);
  }
  process.exitCode = await serve(ROOT);
}

await runCommand(main);
