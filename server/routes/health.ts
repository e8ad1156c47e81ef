import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../app.ts';
import { HealthReply } from '../contract.ts';
import { problemResponses } from '../problem.ts';
import { API_VERSION } from './openapi.ts';

const healthRoute = createRoute({
  method: 'get',
  path: '/api/health',
  summary: 'Is the server ready?',
  description: 'Ready to answer, and from what; 503 with the reason before.',
  responses: {
    200: { description: 'Ready.', content: { 'application/json': { schema: HealthReply } } },
    ...problemResponses(500, 503),
  },
});

/** `GET /api/health`. */
export function healthRoutes() {
  return new OpenAPIHono<AppEnv>().openapi(healthRoute, (c) => {
    const { corpus, fingerprint } = c.var.serving;
    const { files, documents, passages, sentences } = corpus;
    const counts = {
      files: files.length,
      documents: documents.length,
      passages: passages.length,
      sentences: sentences.length,
    };
    return c.json({ status: 'ready' as const, version: API_VERSION, fingerprint, counts }, 200, {
      'Cache-Control': 'no-store',
    });
  });
}
