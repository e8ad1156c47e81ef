import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app.ts';
import { clientAddressBehind } from '../client-address.ts';
import type { Config } from '../config.ts';
import { createKeyring } from '../keyring.ts';
import { senderOf } from '../own-names.ts';
import { problem } from '../problem.ts';

/** Who calls: the client that a limit counts, and the key it showed, when that is one of ours. */
export interface Caller {
  readonly client: string;
  readonly key: string | undefined;
}

/** Says who calls, as `c.var.caller`. Whoever shows a key is counted by it, wherever they call from. */
export function identified({ trustProxy, apiKeys }: Pick<Config, 'trustProxy' | 'apiKeys'>) {
  const clientAddress = clientAddressBehind(trustProxy);
  const keyring = createKeyring(apiKeys);
  return createMiddleware<AppEnv>(async function identified(c, next) {
    const key = keyring.holder(c.req.header('Authorization'));
    const remoteAddress = c.env?.incoming?.socket.remoteAddress;
    const client = key ? `key ${key}` : clientAddress({ remoteAddress, forwardedFor: c.req.header('X-Forwarded-For') });
    c.set('caller', { client, key });
    return next();
  });
}

/** Reading is free: it is what the pages show to everyone. */
const isRead = (c: Context) => ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);

/**
 * Refuses pages of origins that are not allowed, whatever they ask: without the CORS header they could not read a
 * reply, but they could have this server work. Where programs need a key to ask, refuses those without.
 */
export function admitted({ allowedOrigins, apiKeys }: Pick<Config, 'allowedOrigins' | 'apiKeys'>) {
  return createMiddleware<AppEnv>(async function admitted(c, next) {
    const sender = senderOf(c.req.header('Origin'), new URL(c.req.url).host, allowedOrigins);
    if (sender === 'foreign page') {
      return problem(
        c,
        403,
        'Pages of this origin may not call the API. Whoever runs it names those in ALLOWED_ORIGINS.',
      );
    }
    const needsKey = apiKeys.length > 0 && sender === 'no page' && !isRead(c);
    if (needsKey && c.var.caller.key === undefined) return refuseKeyless(c);
    return next();
  });
}

/** The 401 for a program without a key. */
function refuseKeyless(c: Context<AppEnv>) {
  return problem(c, 401, 'Send a key that this server knows, as "Authorization: Bearer <key>".', {
    headers: { 'WWW-Authenticate': 'Bearer realm="Communiqué API", charset="UTF-8"' },
  });
}
