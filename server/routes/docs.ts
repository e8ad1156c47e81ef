import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { PROJECT_ROOT } from '../../embeddings/project-root.ts';
import type { AppEnv, Serving } from '../app.ts';
import { apiPage } from '../docs/api-page.ts';
import { liveExamples } from '../docs/examples.ts';
import { STYLE_PATH } from '../docs/layout.ts';
import { problemResponses } from '../problem.ts';
import type { ApiDocument } from './openapi.ts';

const STYLE_FILE = join(PROJECT_ROOT, 'server/docs/docs.css');

const docsRoute = createRoute({
  method: 'get',
  path: '/api/docs',
  summary: 'This page',
  description: 'The API for people to read, written from the OpenAPI document.',
  responses: {
    200: { description: 'The page.', content: { 'text/html': { schema: z.string() } } },
    ...problemResponses(429, 500),
  },
});

/** `GET /api/docs`: the API description for people, and its style sheet. */
export function docsRoutes(describe: () => ApiDocument, current: () => Serving | undefined) {
  const app = new OpenAPIHono<AppEnv>();
  app.get(STYLE_PATH, serveStatic({ path: STYLE_FILE }));
  return app.openapi(docsRoute, (c) => {
    const examples = liveExamples(current()?.library);
    return c.html(apiPage(describe(), new URL(c.req.url).origin, examples), 200);
  });
}
