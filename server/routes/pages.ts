import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { AppEnv } from '../app.ts';
import { layout } from '../docs/layout.ts';
import { immutable } from '../middleware/caching.ts';

/** The pages and their files, as built by Vite into `folder`; says what to do when they are not built. */
export function pageRoutes(folder: string) {
  const app = new OpenAPIHono<AppEnv>();
  const shell = serveStatic({ path: join(folder, 'index.html'), precompressed: true });
  for (const path of ['/', '/documents', '/documents/:id']) app.get(path, shell, sayNotBuilt);
  app.get('/embed', serveStatic({ path: join(folder, 'embed.html'), precompressed: true }), sayNotBuilt);
  if (!existsSync(folder)) return app;
  return app.use('/assets/*', immutable).use('/*', serveStatic({ root: folder, precompressed: true }));
}

const sayNotBuilt = (c: Context) => c.html(notBuilt, 503);

const notBuilt = layout(
  'Communiqué: the pages are not built',
  html`<main>
    <h1>The pages are not built</h1>
    <p>Run <code>npm run build</code> in the project’s folder, then start the server again.</p>
    <p>The <a href="/api/docs">API</a> works without them.</p>
  </main>`,
);
