import path from 'node:path';
import { createServer } from 'vite';
import { PROJECT_ROOT } from '../embeddings/project-root.ts';
import { prepareIndex } from './prepare-index.ts';
import { createReporter } from './progress.ts';
import { runCommand } from './run-command.ts';
import { serve } from './serve.ts';
import { readBuildSettings } from './settings.ts';

/** `npm run dev`: the server, started again when its code changes, and the pages from Vite, which shows changes at once. */
async function main(): Promise<void> {
  const reporter = await createReporter(process.stderr);
  try {
    await prepareIndex(readBuildSettings(process.env), reporter);
  } finally {
    reporter.stop();
  }
  const pages = await createServer({ configFile: path.join(PROJECT_ROOT, 'web/vite.config.ts') });
  await pages.listen();
  pages.printUrls();
  process.exitCode = await serve(['--watch']);
  await pages.close();
}

await runCommand(main);
