import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { Config } from '../config.ts';
import { ANSWER_ID } from '../replied.ts';

/**
 * Headers of every reply. Pages run only what this server sends as files (no inline script or style,
 * no eval), talk only to it, and cannot be framed. HSTS is left to whoever ends TLS.
 */
export function security() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
    overwrite: false,
  });
}

/** Headers that pages of other origins may read. */
const READABLE = ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id', ANSWER_ID];

/** The headers by which a page of `origin` may read a reply, if it may. */
export function crossOriginHeaders(
  allowedOrigins: Config['allowedOrigins'],
  origin: string | undefined,
): Readonly<Record<string, string>> {
  const readable = { 'Access-Control-Expose-Headers': READABLE.join(',') };
  if (allowedOrigins === '*') return { 'Access-Control-Allow-Origin': '*', ...readable };
  const isAllowed = origin !== undefined && allowedOrigins.includes(origin);
  return { Vary: 'Origin', ...(isAllowed && { 'Access-Control-Allow-Origin': origin }), ...readable };
}

/**
 * Which other origins' pages may read the API: those in ALLOWED_ORIGINS, never with cookies. Hono's middleware answers
 * what browsers ask beforehand; on replies it would set its headers before there is one, and every reply would then be
 * read through a stream to be sent, which takes as long as everything else here.
 */
export function crossOrigin(allowedOrigins: Config['allowedOrigins']) {
  const preflight = cors({
    origin: allowedOrigins === '*' ? '*' : [...allowedOrigins],
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['Content-Type'],
    exposeHeaders: READABLE,
    maxAge: 86_400,
  });
  return createMiddleware(async function crossOrigin(c, next) {
    if (c.req.method === 'OPTIONS') return preflight(c, next);
    await next();
    const { Vary, ...others } = crossOriginHeaders(allowedOrigins, c.req.header('Origin'));
    if (Vary) c.res.headers.append('Vary', Vary);
    for (const [name, value] of Object.entries(others)) c.res.headers.set(name, value);
  });
}
