import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../app.ts';
import { StartersReply } from '../contract/ask.ts';
import { problemResponses } from '../problem.ts';

const startersRoute = createRoute({
  method: 'get',
  path: '/api/starters',
  summary: 'Questions to begin with',
  description:
    'A few questions on different subjects that the documents are known to answer; none when they name nothing.',
  responses: {
    200: { description: 'The questions.', content: { 'application/json': { schema: StartersReply } } },
    ...problemResponses(429, 500, 503),
  },
});

/** `GET /api/starters`. */
export function startersRoutes() {
  return new OpenAPIHono<AppEnv>().openapi(startersRoute, (c) =>
    c.json({ questions: [...c.var.serving.starters] }, 200),
  );
}
