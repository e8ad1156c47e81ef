import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv, Serving } from '../app.ts';
import { AliveReply, HealthReply } from '../contract/health.ts';
import { problemResponses } from '../problem.ts';
import { API_VERSION } from './openapi.ts';

const LIVE = '/api/health/live';
const READY = ['/api/health', '/api/health/ready'] as const;

/** Whether a path asks how the server is: such requests come every few seconds, are free, and are not news. */
export const isHealthCheck = (path: string) => [LIVE, ...READY].includes(path);

const readyRoute = (path: (typeof READY)[number]) =>
  createRoute({
    method: 'get',
    path,
    summary: 'Is the server ready?',
    description: 'Ready to answer, and from what; 503 with the reason before. Requests are to be sent to it only then.',
    responses: {
      200: { description: 'Ready.', content: { 'application/json': { schema: HealthReply } } },
      ...problemResponses(500, 503),
    },
  });

const liveRoute = createRoute({
  method: 'get',
  path: LIVE,
  summary: 'Is the server alive?',
  description: 'Answers as long as the process serves, ready or not; one that does not answer is to be started again.',
  responses: {
    200: { description: 'Alive.', content: { 'application/json': { schema: AliveReply } } },
    ...problemResponses(500),
  },
});

const NEVER_KEPT = { 'Cache-Control': 'no-store' };

/** `GET /api/health`, which is `GET /api/health/ready`, and `GET /api/health/live`. */
export function healthRoutes({ takesFeedback }: { takesFeedback: boolean }) {
  const app = new OpenAPIHono<AppEnv>();
  for (const path of READY) {
    app.openapi(readyRoute(path), (c) =>
      c.json({ ...readiness(c.var.serving), feedback: takesFeedback }, 200, NEVER_KEPT),
    );
  }
  return app.openapi(liveRoute, (c) => c.json({ status: 'alive' as const }, 200, NEVER_KEPT));
}

function readiness({ corpus, fingerprint }: Serving): Omit<HealthReply, 'feedback'> {
  const { files, documents, passages, sentences } = corpus;
  const counts = {
    files: files.length,
    documents: documents.length,
    passages: passages.length,
    sentences: sentences.length,
  };
  return { status: 'ready', version: API_VERSION, fingerprint, counts };
}
