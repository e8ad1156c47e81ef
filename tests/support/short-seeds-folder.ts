import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { SHORT_SEEDS, writeSeeds } from './seeds-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that holds the short seeds, and their index once a test has needed it. */
    readonly shortSeedsFolder: string;
  }
}

/** Writes the short seeds once for all files of a run; whoever first needs their index builds it beside them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const base = await mkdtemp(path.join(tmpdir(), 'communique-short-'));
  await writeSeeds(path.join(base, 'seeds'), SHORT_SEEDS);
  project.provide('shortSeedsFolder', base);
  return () => rm(base, { recursive: true, force: true });
}
