import { createMiddleware } from 'hono/factory';

/**
 * Says how long a reply may be kept unless its route said so: what was read may be kept but is asked
 * for again (its ETag makes that cheap), answers to questions and failures are never kept.
 */
export const caching = createMiddleware(async function caching(c, next) {
  await next();
  if (c.res.headers.has('Cache-Control')) return;
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  c.res.headers.set('Cache-Control', isRead && c.res.ok ? 'no-cache' : 'no-store');
});

/** For files whose name has a hash of their content in it, so that a name never changes its content. */
export const immutable = createMiddleware(async function immutable(c, next) {
  await next();
  if (c.res.ok) c.res.headers.set('Cache-Control', 'public, max-age=31536000, immutable');
});
