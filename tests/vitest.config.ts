import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The client's tests run in happy-dom and over the server. */
const DOM_ENVIRONMENT = fileURLToPath(new URL('./support/dom-environment.ts', import.meta.url));

/** Gives tests the folder that holds the short seeds and their index. */
const SHORT_SEEDS_FOLDER = fileURLToPath(new URL('./support/short-seeds-folder.ts', import.meta.url));

/** Bundles the pages and the programs, for tests that run them. */
const BUNDLES = fileURLToPath(new URL('./support/bundles.ts', import.meta.url));

/** Unpacks the browser that tests drive. */
const UNPACKED_BROWSER = fileURLToPath(new URL('./support/unpacked-browser.ts', import.meta.url));

/** One project for each kind of test, so that a kind can be run alone: `npm test -- --project unit`. */
const project = (name: string, settings: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...settings },
});

export default defineConfig({
  test: {
    // Many tests wait for processes they start: a core kept free would stand idle.
    maxWorkers: '100%',
    // Files take turns in one process: starting another and loading everything anew takes longer than most of them.
    isolate: false,
    projects: [
      project('unit', { include: ['tests/{unit,golden}/**/*.test.ts', 'tests/*.test.ts'] }),
      project('contract', { testTimeout: 60_000, hookTimeout: 120_000, globalSetup: [BUNDLES, SHORT_SEEDS_FOLDER] }),
      project('http', { testTimeout: 30_000, hookTimeout: 120_000, globalSetup: [BUNDLES, SHORT_SEEDS_FOLDER] }),
      project('eval', { testTimeout: 30_000, hookTimeout: 120_000 }),
      project('web', { environment: DOM_ENVIRONMENT }),
      project('e2e', { testTimeout: 120_000, hookTimeout: 180_000, globalSetup: [BUNDLES, UNPACKED_BROWSER] }),
    ],
  },
});
