import { cors } from 'hono/cors';
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

/** What `crossOrigin` adds to a reply; a 304 has to carry it too, or a browser keeps the reply from the page. */
export const CORS_HEADERS = ['Access-Control-Allow-Origin', 'Access-Control-Expose-Headers'];

/** Which other origins' pages may read the API: those in ALLOWED_ORIGINS, never with cookies. */
export function crossOrigin(allowedOrigins: Config['allowedOrigins']) {
  return cors({
    origin: allowedOrigins === '*' ? '*' : [...allowedOrigins],
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['Content-Type'],
    exposeHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id', ANSWER_ID],
    maxAge: 86_400,
  });
}
