import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

/** The port of the server that answers `/api` while Vite serves the pages. */
const { PORT = '8787' } = process.env;

/** What the server answers besides the pages: the API and the widget as it was last built. */
const SERVED = ['/api', '/quote', '/widget.js', String.raw`^/widget/\w+-[\w-]+\.js$`];

export default defineConfig(({ command }) => {
  // A build is for readers, whatever else this process is for: under NODE_ENV=test React would be twice as large.
  if (command === 'build') Object.assign(process.env, { NODE_ENV: 'production' });
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [react(), precompress],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      // Nothing is written into the page as a data: address, which a strict content security policy would refuse.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'es2022',
      rolldownOptions: {
        input: ['index.html', 'embed.html'].map((page) => fileURLToPath(new URL(page, import.meta.url))),
        output: {
          entryFileNames: ({ name }) => `assets/${name === 'embed' ? 'later/' : ''}[name]-[hash].js`,
          // What is fetched only when it is wanted stands apart, so that the weight of the first page can be measured.
          chunkFileNames: ({ isDynamicEntry }) => `assets/${isDynamicEntry ? 'later/' : ''}[name]-[hash].js`,
        },
      },
    },
    server: {
      // The server takes a page for its own when it is called by the name that the page has.
      proxy: Object.fromEntries(
        SERVED.map((path) => [path, { target: `http://127.0.0.1:${PORT}`, changeOrigin: false }]),
      ),
    },
  };
});
