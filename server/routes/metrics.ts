import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { AppEnv } from '../app.ts';
import type { Metrics } from '../metrics.ts';
import { problem } from '../problem.ts';

/** Where Prometheus looks. */
export const METRICS_PATH = '/metrics';

const LOOPBACK = /^(?:127\.|::\/64$)/;

/** What a proxy adds; whoever comes through one is not on this machine, though the proxy may be. */
const PROXY_HEADERS = ['X-Forwarded-For', 'Forwarded', 'Via'];

/** `GET /metrics`: for programs on this machine, and for those that show a key. */
export function metricsRoutes(metrics: Metrics | undefined) {
  const app = new OpenAPIHono<AppEnv>();
  if (metrics === undefined) return app;
  return app.get(METRICS_PATH, async (c) => {
    if (!mayRead(c)) {
      return problem(
        c,
        403,
        'Metrics are for programs on the same machine, and for those that send one of the API_KEYS.',
      );
    }
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
  });
}

function mayRead(c: Context<AppEnv>): boolean {
  const { client, key } = c.var.caller;
  if (key !== undefined) return true;
  return LOOPBACK.test(client) && PROXY_HEADERS.every((name) => c.req.header(name) === undefined);
}
