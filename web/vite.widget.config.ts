import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { precompress } from './precompress.ts';
import { embeddableCss } from './widget/embeddable-css.ts';

const sourceFile = (name: string) => fileURLToPath(new URL(`widget/${name}`, import.meta.url));

/** The panel's file as the script asks for it; its name changes with its content. */
let panelFile = '';

/** Ships the element's types beside its script. */
const types: Plugin = {
  name: 'types',
  generateBundle() {
    const source = readFileSync(sourceFile('communique-chat.d.ts'), 'utf8');
    if (this.environment.name === 'client') this.emitFile({ type: 'asset', fileName: 'communique-chat.d.ts', source });
  },
};

/** Tells the script, which is built second, what the panel, built first, is called. */
const panelName: Plugin = {
  name: 'panel-name',
  generateBundle(_, bundle) {
    const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
    if (this.environment.name === 'panel') panelFile = entry?.fileName ?? '';
  },
  transform(code) {
    if (this.environment.name === 'client') return code.replaceAll('PANEL_FILE', JSON.stringify(panelFile));
    return undefined;
  },
};

const PREACT = 'preact/compat';

/** `widget.js`, a classic script for other people's pages, and the panel that it fetches on need. */
export default defineConfig(() => {
  Object.assign(process.env, { NODE_ENV: 'production' });
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    publicDir: false as const,
    plugins: [panelName, types, precompress],
    oxc: { jsx: { importSource: 'preact' } },
    resolve: {
      alias: [
        // What shows answers is fetched when somebody is about to ask; until then a page loads less.
        { find: './TurnView.tsx', replacement: sourceFile('TurnOnNeed.tsx') },
        { find: './SourcePanel.tsx', replacement: sourceFile('SourceOnNeed.tsx') },
        { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
        { find: /^react-dom\/client$/, replacement: `${PREACT}/client` },
        { find: /^react(-dom)?$/, replacement: PREACT },
      ],
    },
    css: { postcss: { plugins: [embeddableCss()] } },
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      target: 'es2022',
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      lib: { entry: sourceFile('define.ts'), formats: ['iife' as const], name: 'unused', fileName: () => 'widget.js' },
    },
    environments: {
      panel: {
        consumer: 'client' as const,
        build: {
          lib: false as const,
          rolldownOptions: {
            input: sourceFile('mount-panel.tsx'),
            preserveEntrySignatures: 'strict' as const,
            output: {
              format: 'es' as const,
              entryFileNames: 'widget/panel-[hash].js',
              // The panel is asked for under another address after a failure, so what others import stands in `core`.
              chunkFileNames: ({ name }) => `widget/${name === 'answer-parts' ? 'answers' : 'core'}-[hash].js`,
            },
          },
        },
      },
    },
    builder: {
      sharedConfigBuild: true,
      sharedPlugins: true,
      buildApp: async (builder) => {
        for (const name of ['panel', 'client'] as const) {
          const environment = builder.environments[name];
          if (environment) await builder.build(environment);
        }
      },
    },
  };
});
