import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app.ts';
import type { Logger } from '../logger.ts';
import { isHealthCheck } from '../routes/health.ts';

/**
 * Logs one line a request: what was called and how it went, without query or body, which hold people's questions.
 * Health checks that succeed are left out: they come every few seconds and say that nothing has happened.
 */
export function requestLog(log: Logger) {
  return createMiddleware<AppEnv>(async function requestLog(c, next) {
    const startedMs = performance.now();
    await next();
    const ms = Math.round(performance.now() - startedMs);
    const { method, path } = c.req;
    if (isHealthCheck(path) && c.res.ok) return;
    log.info({ requestId: c.get('requestId'), method, path, status: c.res.status, ms }, 'request');
  });
}
