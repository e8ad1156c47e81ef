import { existsSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { OpenAPIHono } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app.ts';
import { immutable } from '../middleware/caching.ts';

/** Long enough to spare the visitors of a site a request on every page, short enough for a mended widget to reach them. */
const SHORT = 'public, max-age=300';

/** The widget's script, the files it fetches on need, and its types, as built by Vite into `folder`: for pages of any origin. */
export function widgetRoutes(folder: string) {
  const app = new OpenAPIHono<AppEnv>();
  if (!existsSync(folder)) return app;
  const file = serveStatic({ root: folder, precompressed: true });
  return app
    .use('/widget.js', anyOrigin, shortLived, file)
    .use('/communique-chat.d.ts', anyOrigin, shortLived, asText, file)
    .use('/widget/*', anyOrigin, immutable, file);
}

/** The widget is for the pages of others; the API it calls decides for itself who may read it. */
const anyOrigin = createMiddleware(async function anyOrigin(c, next) {
  await next();
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
});

const shortLived = createMiddleware(async function shortLived(c, next) {
  await next();
  if (c.res.ok) c.header('Cache-Control', SHORT);
});

/** By its name alone a type declaration would be taken for a film. */
const asText = createMiddleware(async function asText(c, next) {
  await next();
  if (c.res.ok) c.header('Content-Type', 'text/plain; charset=utf-8');
});
