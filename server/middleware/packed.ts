import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { parseAccept } from 'hono/utils/accept';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX as PACKABLE } from 'hono/utils/compress';
import { LRUCache } from 'lru-cache';

/** How a reply may be packed, the smallest first. */
const ENCODINGS = ['br', 'gzip'] as const;
type Encoding = (typeof ENCODINGS)[number];

/** Less than this fits into one packet as it is. */
const WORTH_PACKING_BYTES = 1_024;

/** All pages, scripts and documents of the seeds, packed in both ways, several times over. */
const MOST_KEPT_BYTES = 32 * 1024 * 1024;

/** Far smaller than at once, and done once a text. */
const BROTLI_QUALITY = 9;

const PACKERS: Readonly<Record<Encoding, (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/**
 * Replies to whoever reads: tells what they have already (ETag, 304) and packs the rest. What a text packs to is kept by
 * its hash, so that it is packed once however often it is read, and whatever it is the text of; what was packed before,
 * as the built pages are, goes out as it came. Each form has an ETag of its own. Answers to questions go out as they are:
 * they fit into the first packets of a connection, and packing them would take as long as finding them.
 */
export function packed() {
  const kept = new LRUCache<string, Uint8Array<ArrayBuffer>>({
    maxSize: MOST_KEPT_BYTES,
    sizeCalculation: ({ byteLength }) => byteLength || 1,
  });
  const pack = async (encoding: Encoding, tag: string, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => {
    const known = kept.get(tag);
    if (known) return known;
    const made = await PACKERS[encoding](bytes);
    kept.set(tag, made);
    return made;
  };
  return createMiddleware(async function packed(c, next) {
    await next();
    if (!isKeepable(c)) return;
    const bytes = new Uint8Array(await c.res.arrayBuffer());
    const isPackable =
      bytes.length >= WORTH_PACKING_BYTES &&
      PACKABLE.test(c.res.headers.get('Content-Type') ?? '') &&
      !c.res.headers.has('Content-Encoding');
    const encoding = isPackable ? accepted(c.req.header('Accept-Encoding')) : undefined;
    const hash = createHash('sha1').update(bytes).digest('base64url');
    const tag = encoding ? `"${hash}-${encoding}"` : `"${hash}"`;
    const headers = new Headers(c.res.headers);
    headers.set('ETag', tag);
    if (isPackable) headers.append('Vary', 'Accept-Encoding');
    if (isKnown(tag, c.req.header('If-None-Match'))) return replace(c, notModified(headers));
    if (encoding) headers.set('Content-Encoding', encoding);
    const body = encoding ? await pack(encoding, tag, bytes) : bytes;
    headers.set('Content-Length', String(body.length));
    replace(c, new Response(body, { status: 200, headers }));
  });
}

/** A whole reply to somebody who reads, that is not made for this once. */
function isKeepable({ req, res }: Context): boolean {
  return (
    (req.method === 'GET' || req.method === 'HEAD') &&
    res.status === 200 &&
    res.body !== null &&
    res.headers.get('Cache-Control') !== 'no-store'
  );
}

/** The first of `ENCODINGS` that a reader takes; a quality of zero forbids one. */
function accepted(header: string | undefined): Encoding | undefined {
  const qualities = new Map(parseAccept(header ?? '').map(({ type, q }) => [type.toLowerCase(), q]));
  return ENCODINGS.find((encoding) => (qualities.get(encoding) ?? qualities.get('*') ?? 0) > 0);
}

/** Whether a reader has this form already; what proxies made weak is compared as what it was. */
function isKnown(tag: string, ifNoneMatch: string | undefined): boolean {
  return ifNoneMatch === '*' || (ifNoneMatch?.match(/"[^"]*"/gu)?.includes(tag) ?? false);
}

function notModified(headers: Headers): Response {
  for (const name of ['Content-Type', 'Content-Length', 'Last-Modified']) headers.delete(name);
  return new Response(null, { status: 304, headers });
}

/** Without the first line the new reply would take over headers of the one before, and be read as a stream. */
function replace(c: Context, reply: Response): void {
  c.res = undefined;
  c.res = reply;
}
