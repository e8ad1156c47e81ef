import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { AppEnv } from '../app.ts';
import { problemResponses } from '../problem.ts';

/** Version of the API, not of the program: raised when a shape changes that clients rely on. */
export const API_VERSION = '1.0.0';

const OpenApiReply = z.looseObject({ openapi: z.string() });

const openapiRoute = createRoute({
  method: 'get',
  path: '/api/openapi.json',
  summary: 'This description',
  description: 'The API as an OpenAPI 3.1 document, made from the schemas that requests are checked with.',
  responses: {
    200: {
      description: 'The OpenAPI document.',
      content: { 'application/json': { schema: OpenApiReply } },
    },
    ...problemResponses(429, 500),
  },
});

/** The API as an OpenAPI document. */
export type ApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** Describes every route of `app`, made from the schemas that requests are checked with. */
export function describeApi<E extends AppEnv>(app: OpenAPIHono<E>): ApiDocument {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Communiqué API',
      version: API_VERSION,
      description:
        'Answers questions over official declarations with the declarations’ own words. Offsets are half-open `[start, end)` and count UTF-16 code units of the seed file, so that `text.slice(start, end)` is the quote.',
    },
    servers: [{ url: '/' }],
  });
}

/** `GET /api/openapi.json`. */
export function openapiRoutes(describe: () => ApiDocument) {
  return new OpenAPIHono<AppEnv>().openapi(openapiRoute, (c) => {
    const document: z.infer<typeof OpenApiReply> = { ...describe() };
    return c.json(document, 200);
  });
}
