import type { Context } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import type { AppEnv } from '../app.ts';
import { problem } from '../problem.ts';

const WINDOW_MS = 60_000;

/** Lets one client make `limit` requests a minute, and says in headers how many are left. Health checks are free. */
export function rateLimit(limit: number) {
  return rateLimiter<AppEnv>({
    windowMs: WINDOW_MS,
    limit,
    standardHeaders: 'draft-7',
    keyGenerator: clientAddress,
    skip: (c) => c.req.path === '/api/health',
    handler: (c) => {
      const seconds = c.res.headers.get('Retry-After') ?? '60';
      return problem(c, 429, `One client may make ${limit} requests a minute. Try again in ${seconds} seconds.`);
    },
  });
}

/** Behind a proxy every client has the proxy's address: limit there, or set RATE_LIMIT=0 here. */
function clientAddress(c: Context<AppEnv>): string {
  return c.env?.incoming?.socket.remoteAddress ?? 'unknown';
}
