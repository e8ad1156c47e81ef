import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hook } from '@hono/zod-openapi';
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { WorkerError } from '../../embeddings/embedders/worker-pool.ts';
import type { AppEnv } from '../app.ts';
import { layout } from '../docs/layout.ts';
import { DeadlineError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { BUSY, BUSY_ADVICE, BUSY_SECONDS, type FieldError, invalidRequest, problem } from '../problem.ts';

type Issue = { code: string; path: PropertyKey[]; message: string; keys?: string[] };

/** Answers a request that does not fit its schema with a 400 that names each wrong field. */
export const refuseInvalid: Hook<unknown, AppEnv, string, unknown> = (result, c) => {
  if (result.success) return undefined;
  return invalidRequest(c, result.error.issues.flatMap(fieldErrors));
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

/** The customary status in logs for a client that did not wait; nobody is there to read it. */
const CLIENT_LEFT = 499;

/** Answers what nobody else answered: a body that could not be read, or a failure, which is logged and not shown. */
export function answerFailure(log: Logger): ErrorHandler<AppEnv> {
  return (error, c) => {
    if (error instanceof HTTPException && error.status === 415) {
      return problem(c, 415, 'Send the body as JSON, with the header "Content-Type: application/json".');
    }
    if (error instanceof HTTPException && error.status === 400) {
      const message = 'It is missing or not valid JSON. Send an object such as {"question": "…"}.';
      return invalidRequest(c, [{ field: 'body', message }]);
    }
    if (c.req.raw.signal.aborted) return new Response(null, { status: CLIENT_LEFT });
    if (error instanceof DeadlineError) return busy(c, error.message);
    const requestId = c.get('requestId');
    log.error({ requestId, path: c.req.path, error: error.stack ?? String(error) }, 'request failed');
    if (error instanceof WorkerError) return busy(c, 'The model that reads questions is being started anew.');
    return problem(c, 500, `Try again. If it goes on, tell whoever runs this server the request id ${requestId}.`);
  };
}

/** Refuses what could be answered at another time; `reason` is a sentence. */
const busy = (c: Context, reason: string) =>
  problem(c, 503, `${reason} ${BUSY_ADVICE}`, { type: BUSY, headers: { 'Retry-After': BUSY_SECONDS } });

/**
 * Answers an address that does not exist: a browser that looks for a page with the client in the folder `pages`, which
 * says so in the frame of every page, everyone else as the API does.
 */
export function answerNotFound(pages: string): NotFoundHandler<AppEnv> {
  return async (c) => {
    const wantsPage = !c.req.path.startsWith('/api/') && c.req.header('Accept')?.includes('text/html');
    if (!wantsPage) return problem(c, 404, `Nothing is at ${c.req.path}. /api/docs lists what the API answers.`);
    const client = await readFile(join(pages, 'index.html'), 'utf8').catch(() => undefined);
    return c.html(client ?? notFoundPage, 404);
  };
}

/** While the client is not built. */
const notFoundPage = layout(
  'Communiqué: no such page',
  html`<main>
    <h1>There is no such page</h1>
    <p><a href="/">Ask a question</a>, or look through <a href="/documents">the documents</a>.</p>
  </main>`,
);

/** Gives a failure of a file that belongs to the API, which is served without words, its words. */
export const worded = createMiddleware<AppEnv>(async function worded(c, next) {
  await next();
  if (c.res.status !== 416) return;
  c.res = problem(c, 416, 'The file is shorter than the part that was asked for. Leave the header "Range" out.');
});

/** Answers a method that an address does not take, and names those it does. */
export function answerMethodNotAllowed(c: Context, methods: string[]) {
  const allow = methods.join(', ');
  return problem(c, 405, `${c.req.path} does not take ${c.req.method}. Use ${allow}.`, { headers: { Allow: allow } });
}

/** Answers a body of more than `maxBytes`. */
export function answerTooLarge(maxBytes: number) {
  return (c: Context) => problem(c, 413, `Keep the body under ${maxBytes / 1024} KB.`);
}
