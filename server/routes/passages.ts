import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type Span, slice } from '../../embeddings/span.ts';
import type { AppEnv } from '../app.ts';
import { PassageDetail } from '../contract/documents.ts';
import type { PassageEntry } from '../library.ts';
import { problem, problemResponses } from '../problem.ts';

const passageRoute = createRoute({
  method: 'get',
  path: '/api/passages/{id}',
  summary: 'Read a passage in its place',
  description: 'The passage and its sentences verbatim, its document, and the passages before and after it.',
  request: { params: z.object({ id: z.string().openapi({ description: 'The passage’s id, as citations name it.' }) }) },
  responses: {
    200: { description: 'The passage.', content: { 'application/json': { schema: PassageDetail } } },
    ...problemResponses(404, 429, 500, 503),
  },
});

/** `GET /api/passages/:id`. */
export function passageRoutes() {
  return new OpenAPIHono<AppEnv>().openapi(passageRoute, (c) => {
    const { library, fingerprint } = c.var.serving;
    const { id } = c.req.valid('param');
    const entry = library.passage(id);
    if (!entry) {
      return problem(c, 404, `There is no passage "${id}". GET /api/documents/:id lists the passages of a document.`);
    }
    return c.json({ ...detail(entry), index: { fingerprint } }, 200);
  });
}

function detail({ passage, sentences, document, file, previous, next }: PassageEntry): Omit<PassageDetail, 'index'> {
  const withText = <T extends Span>(part: T) => ({ ...part, text: slice(file.text, part) });
  return {
    passage: withText(passage),
    sentences: sentences.map(withText),
    document,
    ...(previous ? { previous: withText(previous) } : {}),
    ...(next ? { next: withText(next) } : {}),
  };
}
