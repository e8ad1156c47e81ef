import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { AppEnv } from '../app.ts';
import { AskReply, AskRequest } from '../contract/ask.ts';
import { invalidRequest, problemResponses } from '../problem.ts';

const askRoute = createRoute({
  method: 'post',
  path: '/api/ask',
  summary: 'Ask a question',
  description:
    'Answers with statements quoted verbatim from the documents, each with its citations, or says `no_answer` and shows the nearest passages.',
  request: { body: { required: true, content: { 'application/json': { schema: AskRequest } } } },
  responses: {
    200: {
      description: 'The answer, or that the documents do not answer.',
      content: { 'application/json': { schema: AskReply } },
    },
    ...problemResponses(400, 401, 408, 413, 415, 429, 500, 503),
  },
});

/** `POST /api/ask`; `replied` is told of every reply before it is sent. */
export function askRoutes(replied: (c: Context<AppEnv>, reply: AskReply) => void) {
  return new OpenAPIHono<AppEnv>().openapi(askRoute, async (c) => {
    const { serving } = c.var;
    const request = c.req.valid('json');
    const unknown = (request.documents ?? []).filter((id) => !serving.library.document(id));
    if (unknown.length > 0) {
      const message = `There is no document "${unknown.join('", "')}". GET /api/documents lists the ids there are.`;
      return invalidRequest(c, [{ field: 'documents', message }]);
    }
    const reply = await serving.ask(request, c.req.raw.signal);
    replied(c, reply);
    return c.json(reply, 200);
  });
}
