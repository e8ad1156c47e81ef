import { createMiddleware } from 'hono/factory';
import type { AppEnv, Serving } from '../app.ts';
import { problem } from '../problem.ts';

/** Seconds after which a client that came too early may try again; an index loads in less. */
const RETRY_AFTER_SECONDS = '5';

/**
 * Gives a route one index for the whole request, as `c.var.serving`, even while another is swapped in;
 * answers 503 while there is none.
 */
export function needsServing(current: () => Serving | undefined) {
  return createMiddleware<AppEnv>(async function needsServing(c, next) {
    const serving = current();
    if (!serving) {
      return problem(c, 503, 'The index is still being loaded. Try again in a few seconds.', {
        headers: { 'Retry-After': RETRY_AFTER_SECONDS },
      });
    }
    c.set('serving', serving);
    return next();
  });
}
