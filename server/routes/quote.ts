import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { PROJECT_ROOT } from '../../embeddings/project-root.ts';
import type { AppEnv, Serving } from '../app.ts';
import { type QuotePlace, quoteAt } from '../quote/quote.ts';
import { noQuotePage, QUOTE_STYLE_PATH, quotePage } from '../quote/quote-page.ts';

const STYLE_FILE = join(PROJECT_ROOT, 'server/quote/quote.css');

/** A quotation may be shown on any site: it runs nothing, submits nothing, and its links open a page of their own. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors *";

/** Lets pages of any site frame what stands under this path, and nothing else of this server. */
export const framable = createMiddleware(async function framable(c, next) {
  await next();
  c.res.headers.set('Content-Security-Policy', POLICY);
  c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  c.res.headers.delete('X-Frame-Options');
});

/** `GET /quote?file&start&end`: one quotation with its source, as a page to link to or to frame. */
export function quoteRoutes(current: () => Serving | undefined) {
  return new OpenAPIHono<AppEnv>().get(QUOTE_STYLE_PATH, serveStatic({ path: STYLE_FILE })).get('/quote', (c) => {
    const library = current()?.library;
    if (library === undefined)
      return c.html(noQuotePage('The documents are still being loaded. Try again in a moment.'), 503);
    const place = placeOf(c);
    if (place === undefined) return c.html(noQuotePage('The address of a quotation needs file, start and end.'), 400);
    const quote = quoteAt(library, place);
    if (quote === undefined) return c.html(noQuotePage('No document has a quotation at this place.'), 404);
    return c.html(quotePage(quote, place));
  });
}

function placeOf(c: Context): QuotePlace | undefined {
  const { file = '', start = '', end = '' } = c.req.query();
  const isWhole = (text: string) => /^\d{1,9}$/.test(text);
  if (file === '' || !isWhole(start) || !isWhole(end)) return undefined;
  return { file, start: Number(start), end: Number(end) };
}
