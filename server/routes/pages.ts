import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { OpenAPIHono } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import type { AppEnv } from '../app.ts';
import { layout } from '../docs/layout.ts';

/** Where the build puts the pages, relative to the working folder as every other folder is. */
const BUILT_PAGES = 'web/dist';

/** Vite puts a hash of the content into the names under `assets/`, so a name never changes its content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The pages and their files, as built by Vite into `folder`; says what to do when they are not built. */
export function pageRoutes(folder = BUILT_PAGES) {
  const app = new OpenAPIHono<AppEnv>();
  const shell = serveStatic({ path: join(folder, 'index.html') });
  for (const path of ['/', '/documents', '/documents/:id']) app.get(path, shell, (c) => c.html(notBuilt(), 503));
  if (!existsSync(folder)) return app;
  return app
    .use('/assets/*', immutable)
    .use('/widget.js', anyOrigin)
    .use('/*', serveStatic({ root: folder }));
}

const immutable = createMiddleware(async function immutable(c, next) {
  await next();
  if (c.res.ok) c.header('Cache-Control', IMMUTABLE);
});

/** The widget's script is for the pages of others; the API it calls decides for itself who may read it. */
const anyOrigin = createMiddleware(async function anyOrigin(c, next) {
  await next();
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
});

function notBuilt() {
  return layout(
    'Communiqué: the pages are not built',
    html`<main>
      <h1>The pages are not built</h1>
      <p>Run <code>npm run build</code> in the project’s folder, then start the server again.</p>
      <p>The <a href="/api/docs">API</a> works without them.</p>
    </main>`,
  );
}
