import { rateLimiter } from 'hono-rate-limiter';
import type { AppEnv } from '../app.ts';
import { problem } from '../problem.ts';
import { isHealthCheck } from '../routes/health.ts';

const WINDOW_MS = 60_000;

/** Lets one client make `limit` requests a minute, and says in headers how many are left. Health checks are free. */
export function rateLimit(limit: number) {
  return rateLimiter<AppEnv>({
    windowMs: WINDOW_MS,
    limit,
    standardHeaders: 'draft-7',
    keyGenerator: (c) => c.var.caller.client,
    skip: (c) => isHealthCheck(c.req.path),
    handler: (c) => {
      const seconds = c.res.headers.get('Retry-After') ?? '60';
      return problem(c, 429, `One client may make ${limit} requests a minute. Try again in ${seconds} seconds.`);
    },
  });
}
