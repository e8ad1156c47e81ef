import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';

/**
 * Refuses a body of more than `maxSize` bytes. One whose length is known is let through by it: Hono's own middleware
 * looks at the body first, which makes a stream of it that takes longer to read than the question to answer.
 */
export function sizeLimit(maxSize: number, onError: (c: Context) => Response): MiddlewareHandler {
  const counting = bodyLimit({ maxSize, onError });
  return createMiddleware(async function sizeLimit(c, next) {
    const length = c.req.header('Content-Length');
    if (length === undefined || c.req.header('Transfer-Encoding') !== undefined) return counting(c, next);
    return Number.parseInt(length, 10) > maxSize ? onError(c) : next();
  });
}
