import type { Context } from 'hono';
import { Problem } from './contract/problem.ts';

/** Every way a request can fail: its place on the API page and its title, the same each time as RFC 9457 asks. */
export const PROBLEMS = {
  400: { slug: 'invalid-request', title: 'The request is not valid' },
  401: { slug: 'key-needed', title: 'A key is needed' },
  403: { slug: 'not-allowed', title: 'The caller may not do that' },
  404: { slug: 'not-found', title: 'There is nothing here' },
  405: { slug: 'method-not-allowed', title: 'This address does not take that method' },
  408: { slug: 'too-slow', title: 'The request took too long to come' },
  413: { slug: 'too-large', title: 'The request is too large' },
  415: { slug: 'unsupported-media-type', title: 'The body is not JSON' },
  416: { slug: 'no-such-range', title: 'There is no such part' },
  421: { slug: 'other-host', title: 'The request is for another host' },
  429: { slug: 'too-many-requests', title: 'Too many requests' },
  431: { slug: 'headers-too-large', title: 'The headers of the request are too large' },
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

/** Seconds after which a question that was refused may be asked again; all that wait are answered in less. */
export const BUSY_SECONDS = '2';

/** What to do about it. */
export const BUSY_ADVICE = `Try again in ${BUSY_SECONDS} seconds.`;

/** A field that is wrong, and how. */
export type FieldError = NonNullable<Problem['errors']>[number];

interface Extra {
  readonly errors?: FieldError[];
  readonly headers?: Record<string, string>;
  /** Which problem it is, where its status has several. */
  readonly type?: ProblemType;
}

/** What a problem says. `detail` says what happened this time and what to do; `instance` is the path asked for. */
export function problemBody(
  status: ProblemStatus,
  detail: string,
  { instance, requestId }: Pick<Problem, 'instance' | 'requestId'>,
  { slug, title }: ProblemType = PROBLEMS[status],
): Problem {
  return { type: `/api/docs#${slug}`, title, status, detail, instance, requestId };
}

/** The reply for a request that failed. */
export function problem<S extends ProblemStatus>(c: Context, status: S, detail: string, extra: Extra = {}) {
  const about = { instance: c.req.path, requestId: c.get('requestId') };
  const errors = extra.errors ? { errors: extra.errors } : {};
  const body = { ...problemBody(status, detail, about, extra.type), ...errors };
  return c.json(body, status, { ...extra.headers, 'Content-Type': 'application/problem+json' });
}

/** The 400 for a request with wrong fields: it names each. */
export function invalidRequest(c: Context, errors: FieldError[]) {
  return problem(c, 400, errors.map(({ field, message }) => `${field}: ${message}`).join(' '), { errors });
}

/** Whatever a route does, the caller may be a page that is not allowed, or want another host. */
const EVERYWHERE = [403, 421] as const;

/** The problems a route can answer with, as the OpenAPI document lists them. */
export function problemResponses<S extends ProblemStatus>(...own: S[]) {
  const statuses = [...own, ...EVERYWHERE].sort((a, b) => a - b);
  const response = (status: ProblemStatus) => ({
    description: `${PROBLEMS[status].title}.`,
    content: { 'application/problem+json': { schema: Problem } },
  });
  return Object.fromEntries(statuses.map((status) => [status, response(status)])) as Record<
    S | (typeof EVERYWHERE)[number],
    ReturnType<typeof response>
  >;
}
