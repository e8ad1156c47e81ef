import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv, Serving } from '../app.ts';
import { apiPage } from '../docs/api-page.ts';
import { liveExamples } from '../docs/examples.ts';
import { STYLE_PATH } from '../docs/layout.ts';
import type { ApiDocument } from './openapi.ts';

const STYLE_FILE = fileURLToPath(new URL('../docs/docs.css', import.meta.url));

/** `GET /api/docs`: the API description for people, and its style sheet. */
export function docsRoutes(describe: () => ApiDocument, current: () => Serving | undefined) {
  return new OpenAPIHono<AppEnv>()
    .get('/api/docs', (c) => c.html(apiPage(describe(), new URL(c.req.url).origin, liveExamples(current()?.library))))
    .get(STYLE_PATH, serveStatic({ path: STYLE_FILE }));
}
