import { prepareIndex } from './prepare-index.ts';
import { createReporter } from './progress.ts';
import { runCommand } from './run-command.ts';
import { readBuildSettings, UsageError } from './settings.ts';

/** `npm run index`: builds the index where it is missing or out of date, and says in one line what it holds. */
async function main(): Promise<void> {
  const unknown = process.argv.slice(2);
  if (unknown.length > 0) {
    throw new UsageError(`npm run index takes no arguments, but was given ${unknown.join(' ')}: see the README.`);
  }
  const start = performance.now();
  const reporter = await createReporter(process.stderr);
  try {
    const { manifest, built } = await prepareIndex(readBuildSettings(process.env), reporter);
    const { documents, passages, sentences } = manifest.counts;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const state = built ? `${seconds} s` : 'already up to date';
    const counts = `documents ${documents} · passages ${passages} · sentences ${sentences}`;
    process.stdout.write(`${counts} · ${state} · fingerprint ${manifest.fingerprint.slice(0, 16)}\n`);
  } finally {
    reporter.stop();
  }
}

await runCommand(main);
