import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../app.ts';
import { FeedbackReply, FeedbackRequest } from '../contract/feedback.ts';
import type { Feedback } from '../feedback/feedback.ts';
import { problem, problemResponses } from '../problem.ts';

const feedbackRoute = createRoute({
  method: 'post',
  path: '/api/feedback',
  summary: 'Say whether an answer helped',
  description:
    'Writes down whether an answer helped, and why not. Only where whoever runs the server wants to know, which the header `X-Answer-Id` of an answer says.',
  request: { body: { required: true, content: { 'application/json': { schema: FeedbackRequest } } } },
  responses: {
    200: { description: 'It is written down.', content: { 'application/json': { schema: FeedbackReply } } },
    ...problemResponses(400, 401, 404, 408, 413, 415, 429, 500),
  },
});

/** `POST /api/feedback`. */
export function feedbackRoutes(feedback: Feedback | undefined) {
  return new OpenAPIHono<AppEnv>().openapi(feedbackRoute, async (c) => {
    const opinion = c.req.valid('json');
    if (feedback === undefined) {
      return problem(c, 404, 'Feedback is off. Whoever runs this server turns it on with FEEDBACK_DIR.');
    }
    if (await feedback.record(opinion)) return c.json({ recorded: true as const }, 200);
    return problem(c, 404, 'No answer with this id is remembered. Ask again, and speak of the new answer.');
  });
}
