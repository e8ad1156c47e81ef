import type { Context } from 'hono';
import { Problem } from './contract.ts';

/** Every way a request can fail: its place on the API page and its title, the same each time as RFC 9457 asks. */
export const PROBLEMS = {
  400: { slug: 'invalid-request', title: 'The request is not valid' },
  404: { slug: 'not-found', title: 'There is nothing here' },
  405: { slug: 'method-not-allowed', title: 'This address does not take that method' },
  413: { slug: 'too-large', title: 'The request is too large' },
  415: { slug: 'unsupported-media-type', title: 'The body is not JSON' },
  429: { slug: 'too-many-requests', title: 'Too many requests' },
  500: { slug: 'internal-error', title: 'Something failed on the server' },
  503: { slug: 'not-ready', title: 'The server is not ready yet' },
} as const;
export type ProblemStatus = keyof typeof PROBLEMS;

/** A way to fail: its place on the API page and its title. */
export interface ProblemType {
  readonly slug: string;
  readonly title: string;
}

/** The other problem with the status 503: the server is ready, but has too much to do. */
export const BUSY: ProblemType = { slug: 'busy', title: 'The server has too much to do' };

/** A field that is wrong, and how. */
export type FieldError = NonNullable<Problem['errors']>[number];

interface Extra {
  readonly errors?: FieldError[];
  readonly headers?: Record<string, string>;
  /** Which problem it is, where its status has several. */
  readonly type?: ProblemType;
}

/** The reply for a request that failed. `detail` says what happened this time and what to do. */
export function problem<S extends ProblemStatus>(c: Context, status: S, detail: string, extra: Extra = {}) {
  const { slug, title } = extra.type ?? PROBLEMS[status];
  const body: Problem = {
    type: `/api/docs#${slug}`,
    title,
    status,
    detail,
    instance: c.req.path,
    requestId: c.get('requestId'),
    ...(extra.errors ? { errors: extra.errors } : {}),
  };
  return c.json(body, status, { ...extra.headers, 'Content-Type': 'application/problem+json' });
}

/** The 400 for a request with wrong fields: it names each. */
export function invalidRequest(c: Context, errors: FieldError[]) {
  return problem(c, 400, errors.map(({ field, message }) => `${field}: ${message}`).join(' '), { errors });
}

/** The problems a route can answer with, as the OpenAPI document lists them. */
export function problemResponses<S extends ProblemStatus>(...statuses: S[]) {
  const response = (status: S) => ({
    description: `${PROBLEMS[status].title}.`,
    content: { 'application/problem+json': { schema: Problem } },
  });
  return Object.fromEntries(statuses.map((status) => [status, response(status)])) as Record<
    S,
    ReturnType<typeof response>
  >;
}
