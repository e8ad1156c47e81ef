import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { AppEnv } from '../app.ts';
import { DocumentDetail, DocumentList, type DocumentSummary } from '../contract/documents.ts';
import type { DocumentEntry } from '../library.ts';
import { problem, problemResponses } from '../problem.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/api/documents',
  summary: 'List the documents',
  description: 'Every document of the index, in reading order, with what is known of it and how much it holds.',
  responses: {
    200: { description: 'The documents.', content: { 'application/json': { schema: DocumentList } } },
    ...problemResponses(429, 500, 503),
  },
});

const detailRoute = createRoute({
  method: 'get',
  path: '/api/documents/{id}',
  summary: 'Read a document',
  description: 'The document verbatim, with the spans of its passages and sentences; offsets count in its seed file.',
  request: { params: z.object({ id: z.string().openapi({ description: 'The document’s id.' }) }) },
  responses: {
    200: { description: 'The document.', content: { 'application/json': { schema: DocumentDetail } } },
    ...problemResponses(404, 429, 500, 503),
  },
});

/** `GET /api/documents` and `GET /api/documents/:id`. */
export function documentRoutes() {
  return new OpenAPIHono<AppEnv>()
    .openapi(listRoute, (c) => {
      const { library, fingerprint } = c.var.serving;
      return c.json({ documents: library.documents.map(summary), index: { fingerprint } }, 200);
    })
    .openapi(detailRoute, (c) => {
      const { library, fingerprint } = c.var.serving;
      const { id } = c.req.valid('param');
      const entry = library.document(id);
      if (!entry) return problem(c, 404, `There is no document "${id}". GET /api/documents lists those there are.`);
      const { text, passages, sentences } = entry;
      const detail = { ...summary(entry), text, passages: [...passages], sentences: [...sentences] };
      return c.json({ ...detail, index: { fingerprint } }, 200);
    });
}

function summary({ document, text, passages, sentences, provisions }: DocumentEntry): DocumentSummary {
  return {
    ...document,
    length: text.length,
    counts: { passages: passages.length, sentences: sentences.length, provisions },
  };
}
