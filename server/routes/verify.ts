import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { type Span, slice } from '../../embeddings/span.ts';
import type { AppEnv } from '../app.ts';
import { VerifyQuery, VerifyReply } from '../contract/verify.ts';
import { problem, problemResponses } from '../problem.ts';

const verifyRoute = createRoute({
  method: 'get',
  path: '/api/verify',
  summary: 'Check a quote',
  description: 'Does the source say this, here? True when `text.slice(start, end)` of the seed file is the quote.',
  request: { query: VerifyQuery },
  responses: {
    200: { description: 'Whether it does.', content: { 'application/json': { schema: VerifyReply } } },
    ...problemResponses(400, 404, 429, 500, 503),
  },
});

/** `GET /api/verify`. */
export function verifyRoutes() {
  return new OpenAPIHono<AppEnv>().openapi(verifyRoute, (c) => {
    const { file, start, end, quote } = c.req.valid('query');
    const source = c.var.serving.library.file(file);
    if (!source)
      return problem(c, 404, `There is no file "${file}". GET /api/documents names the file of each document.`);
    return c.json({ verbatim: isVerbatim(source.text, { start, end }, quote) }, 200);
  });
}

/** A span that reaches past the end of the text says nothing, even though a slice of it would be cut to fit. */
function isVerbatim(text: string, span: Span, quote: string): boolean {
  return span.end <= text.length && slice(text, span) === quote;
}
