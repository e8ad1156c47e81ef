import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { AppEnv } from '../app.ts';
import type { Metrics } from '../metrics.ts';

const MS_A_SECOND = 1_000;

/** Counts every request under the route that answered it, never under its address, which may hold anything. */
export function measured(metrics: Metrics) {
  return createMiddleware<AppEnv>(async function measured(c, next) {
    const startedMs = performance.now();
    await next();
    const seconds = (performance.now() - startedMs) / MS_A_SECOND;
    const route = matchedRoutes(c)[c.req.routeIndex]?.path ?? '/*';
    metrics.request({ route, method: c.req.method, status: c.res.status, seconds });
  });
}
