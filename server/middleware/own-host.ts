import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app.ts';
import type { Config } from '../config.ts';
import { isOwnName } from '../own-names.ts';
import { problem } from '../problem.ts';

/** Refuses what is meant for another host with 421, pages too: both the `Host` header and the address have to be ours. */
export function ownHost(config: Pick<Config, 'host' | 'allowedHosts'>) {
  return createMiddleware<AppEnv>(async function ownHost(c, next) {
    const { hostname } = new URL(c.req.url);
    const named = c.req.header('Host')?.replace(/:\d*$/, '');
    if ([hostname, named ?? hostname].every((name) => isOwnName(name, config))) return next();
    return problem(
      c,
      421,
      'This server does not go by that name. Whoever runs it names the hosts it has in ALLOWED_HOSTS.',
    );
  });
}
