import { isIP } from 'node:net';
import type { Config } from './config.ts';

/**
 * Whether a request is meant for this server. A page of another site can have its own name lead here (DNS rebinding) and
 * would then count as the same origin; what it cannot do is send another name than its own as `Host`. So a name has to
 * be one of ours. An address is always ours: only names can be made to lead elsewhere.
 */
export function isOwnName(hostname: string, { host, allowedHosts }: Pick<Config, 'host' | 'allowedHosts'>): boolean {
  if (allowedHosts === '*') return true;
  const name = hostname.toLowerCase().replace(/\.$/, '');
  const isAddress = isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0;
  const isLocal = name === 'localhost' || name.endsWith('.localhost');
  return isAddress || isLocal || name === host.toLowerCase() || allowedHosts.includes(name);
}

/** Who sent a request, as far as its `Origin` tells. */
export type Sender = 'no page' | 'own page' | 'allowed page' | 'foreign page';

/**
 * Tells by `Origin` alone, which browsers send with whatever a page asks of another origin and with every POST, and no
 * page can change. `ownHost` is the host and port that the request went to; the scheme is not compared, for it changes
 * where a proxy ends TLS.
 */
export function senderOf(
  origin: string | undefined,
  ownHost: string,
  allowedOrigins: Config['allowedOrigins'],
): Sender {
  if (origin === undefined) return 'no page';
  if (URL.canParse(origin) && new URL(origin).host === ownHost) return 'own page';
  return allowedOrigins === '*' || allowedOrigins.includes(origin) ? 'allowed page' : 'foreign page';
}
