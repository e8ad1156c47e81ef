import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app.ts';
import type { Logger } from '../logger.ts';
import { isHealthCheck } from '../routes/health.ts';
import { METRICS_PATH } from '../routes/metrics.ts';

/** Such requests come every few seconds and say, when they succeed, that nothing has happened. */
const isRoutine = (path: string) => isHealthCheck(path) || path === METRICS_PATH;

/**
 * Logs one line a request: what was called, with which key, and how it went, without query or body, which hold people's
 * questions.
 */
export function requestLog(log: Logger) {
  return createMiddleware<AppEnv>(async function requestLog(c, next) {
    const startedMs = performance.now();
    await next();
    const ms = Math.round(performance.now() - startedMs);
    const { method, path } = c.req;
    if (isRoutine(path) && c.res.ok) return;
    // Pages are read by anyone, and nobody asks who.
    const key = c.get('caller')?.key;
    const who = { requestId: c.get('requestId'), ...(key && { key }) };
    log.info({ ...who, method, path, status: c.res.status, ms }, 'request');
  });
}
