import { setTimeout as wait } from 'node:timers/promises';
import { IndexBusyError } from '../../embeddings/storage/lock.ts';
import { prepareIndex } from '../../scripts/prepare-index.ts';
import { type BuildSettings, readBuildSettings } from '../../scripts/settings.ts';

const ASK_AGAIN_MS = 250;

/** Makes sure that the index of some seeds is there; waits while another test file is building it. */
export async function whenIndexed(settings: BuildSettings): Promise<void> {
  for (;;) {
    try {
      await prepareIndex(settings, { note: () => {}, step: () => {} });
      return;
    } catch (error) {
      if (!(error instanceof IndexBusyError)) throw error;
      await wait(ASK_AGAIN_MS);
    }
  }
}

/** The same for the index of the project's settings. */
export async function readyIndex(): Promise<BuildSettings> {
  const settings = readBuildSettings(process.env);
  await whenIndexed(settings);
  return settings;
}
