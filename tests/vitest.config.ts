import { defineConfig } from 'vitest/config';

/** One project for each kind of test, so that a kind can be run alone: `npm test -- --project unit`. */
const project = (name: string, settings: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...settings },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', { include: ['tests/{unit,golden}/**/*.test.ts', 'tests/*.test.ts'] }),
      project('contract', { testTimeout: 60_000, hookTimeout: 120_000 }),
      project('http', { testTimeout: 30_000, hookTimeout: 120_000 }),
      project('web', { environment: './tests/support/dom-environment.ts' }),
      project('e2e', { testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false }),
    ],
  },
});
