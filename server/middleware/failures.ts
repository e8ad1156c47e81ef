import type { Hook } from '@hono/zod-openapi';
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from '../app.ts';
import type { Problem } from '../contract.ts';
import type { Logger } from '../logger.ts';
import { problem } from '../problem.ts';

type FieldError = NonNullable<Problem['errors']>[number];
type Issue = { code: string; path: PropertyKey[]; message: string; keys?: string[] };

/** Answers a request that does not fit its schema with a 400 that names each wrong field. */
export const refuseInvalid: Hook<unknown, AppEnv, string, unknown> = (result, c) => {
  if (result.success) return undefined;
  const errors = result.error.issues.flatMap(fieldErrors);
  return problem(c, 400, errors.map(({ field, message }) => `${field}: ${message}`).join(' '), { errors });
};

function fieldErrors({ code, path, message, keys }: Issue): FieldError[] {
  if (code === 'unrecognized_keys' && keys) {
    return keys.map((key) => ({ field: fieldName([...path, key]), message: 'There is no such field. Leave it out.' }));
  }
  return [{ field: fieldName(path), message }];
}

/** `history[2]` for the path `['history', 2]`; `body` for the request as a whole. */
function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'body';
  return path
    .map((key, depth) => (typeof key === 'number' ? `[${key}]` : `${depth ? '.' : ''}${String(key)}`))
    .join('');
}

/** Answers what nobody else answered: a body that could not be read, or a failure, which is logged and not shown. */
export function answerFailure(log: Logger): ErrorHandler<AppEnv> {
  return (error, c) => {
    if (error instanceof HTTPException && error.status === 415) {
      return problem(c, 415, 'Send the body as JSON, with the header "Content-Type: application/json".');
    }
    if (error instanceof HTTPException && error.status === 400) {
      const message = 'It is missing or not valid JSON. Send an object such as {"question": "…"}.';
      return problem(c, 400, `body: ${message}`, { errors: [{ field: 'body', message }] });
    }
    const requestId = c.get('requestId');
    log.error({ requestId, path: c.req.path, error: error.stack ?? String(error) }, 'request failed');
    return problem(c, 500, `Try again. If it goes on, tell whoever runs this server the request id ${requestId}.`);
  };
}

/** Answers an address of the API that does not exist. */
export const answerNotFound: NotFoundHandler<AppEnv> = (c) =>
  problem(c, 404, `Nothing is at ${c.req.path}. /api/docs lists what the API answers.`);

/** Answers a method that an address does not take, and names those it does. */
export function answerMethodNotAllowed(c: Context, methods: string[]) {
  const allow = methods.join(', ');
  return problem(c, 405, `${c.req.path} does not take ${c.req.method}. Use ${allow}.`, { headers: { Allow: allow } });
}

/** Answers a body of more than `maxBytes`. */
export function answerTooLarge(maxBytes: number) {
  return (c: Context) => problem(c, 413, `Keep the body under ${maxBytes / 1024} KB.`);
}
