import { PROJECT_ROOT } from '../embeddings/project-root.ts';
import { runCommand } from './run-command.ts';
import { startServer } from './serve.ts';
import { type BuildSettings, readBuildSettings } from './settings.ts';

/** Loaded while the server starts: what prepares is large. */
const loadPreparation = () =>
  Promise.all([import('./prepare-index.ts'), import('./progress.ts'), import('./bundle.ts')]);

/**
 * `npm start`: prepares what is missing or out of date (model, index, pages, programs), then serves until told to stop. The
 * server starts first, so that a setting it cannot use or a port that is taken is known before anything is built.
 */
async function main(): Promise<void> {
  const settings = readBuildSettings(process.env);
  const server = startServer();
  const [preparation, isListening] = await Promise.all([loadPreparation(), server.isListening]);
  if (!isListening) {
    process.exitCode = await server.ended;
    return;
  }
  try {
    const ended = await Promise.race([prepare(settings, preparation), server.ended]);
    // Told to stop in the middle of it: what is being built would go on.
    if (ended !== undefined) process.exit(ended);
  } catch (error) {
    await server.abandon();
    throw error;
  }
  process.exitCode = await server.serve();
}

async function prepare(
  settings: BuildSettings,
  [{ prepareIndex }, { createReporter }, { bundle }]: Awaited<ReturnType<typeof loadPreparation>>,
): Promise<void> {
  const reporter = await createReporter(process.stderr);
  try {
    await prepareIndex(settings, reporter);
    await bundle(PROJECT_ROOT, (what) => reporter.note(what));
  } finally {
    reporter.stop();
  }
}

await runCommand(main);
