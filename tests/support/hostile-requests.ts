import fc from 'fast-check';
import { harbourWords, hostileText } from './hostile-text.ts';

/** Requests as nobody means them well; what a test of the server's edges is made of. */

/** A request that `app.request` takes. */
export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | Uint8Array | undefined;
}

const MOST_BODY = 70_000;

/** Nested deeper than anything means. */
const deepJson = fc
  .tuple(
    fc.constantFrom(['[', ']'], ['{"question":', '}'], ['{"__proto__":', '}'], ['[{"a":', '}]']),
    fc.integer({ min: 1, max: 4_000 }),
  )
  .map(([[open = '', close = ''], depth]) => `${open.repeat(depth)}1${close.repeat(depth)}`);

/** JSON text whose keys are those that a careless merge would take for a prototype. */
const prototypeJson = fc
  .tuple(fc.constantFrom('__proto__', 'constructor', 'prototype'), fc.json(), fc.boolean())
  .map(([key, value, isWhole]) => `{${isWhole ? '"question":"harbour",' : ''}"${key}":${value}}`);

/** The shape that is asked for, with anything in its fields. */
const askLike = fc.record(
  {
    question: fc.oneof({ weight: 4, arbitrary: harbourWords }, hostileText, fc.jsonValue()),
    history: fc.oneof(fc.array(fc.oneof(harbourWords, hostileText), { maxLength: 25 }), fc.jsonValue()),
    documents: fc.oneof(
      fc.array(fc.oneof(fc.constant('hostile-declaration'), hostileText), { maxLength: 4 }),
      fc.jsonValue(),
    ),
    kinds: fc.oneof(
      fc.subarray(['declaration', 'news', 'speech']),
      fc.array(hostileText, { maxLength: 3 }),
      fc.jsonValue(),
    ),
    limit: fc.oneof(fc.integer({ min: -2, max: 25 }), fc.double(), fc.jsonValue()),
    mode: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

/** A body for `POST /api/ask`: mostly nearly right. */
export const hostileBody: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 6, arbitrary: askLike.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: harbourWords.map((question) => JSON.stringify({ question: question.slice(0, 500) })) },
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 400 }),
  deepJson,
  prototypeJson,
  fc.integer({ min: 0, max: MOST_BODY }).map((length) => JSON.stringify({ question: 'x'.repeat(length) })),
);

/** Text as part of an address: as it is, encoded once, or twice. */
const addressPart = fc
  .tuple(hostileText, fc.integer({ min: 0, max: 2 }))
  .map(([text, times]) => Array.from({ length: times }).reduce<string>(encoded, text));

function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

const offset = fc.oneof(fc.integer({ min: -5, max: 2_000 }).map(String), hostileText);

/** The query of a place in a file. */
const placeQuery = fc
  .record({ file: hostileText, start: offset, end: offset, quote: hostileText }, { requiredKeys: [] })
  .map((fields) => new URLSearchParams(Object.entries(fields)).toString());

const KNOWN_PATHS = [
  '/',
  '/api',
  '/api/',
  '/api/ask',
  '/api/starters',
  '/api/documents',
  '/api/health',
  '/api/health/live',
  '/api/health/ready',
  '/api/feedback',
  '/metrics',
  '/api/openapi.json',
  '/api/docs',
  '/api/docs.css',
  '/documents',
  '/embed',
  '/quote',
  '/quote.css',
  '/widget.js',
  '/assets/',
];

/** An address that looks something up. */
export const lookUpPath: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom('/api/documents/', '/api/passages/', '/documents/', '/assets/', '/widget/'), addressPart)
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('/api/verify?', '/quote?'), fc.oneof(placeQuery, addressPart))
    .map((parts) => parts.join('')),
);

const anyPath: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...KNOWN_PATHS),
  lookUpPath,
  fc.array(addressPart, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
  fc.tuple(fc.constantFrom(...KNOWN_PATHS), addressPart).map((parts) => parts.join('')),
);

const HEADER_VALUES: Readonly<Record<string, readonly string[]>> = {
  Accept: ['*/*', 'text/html', 'application/json;q=0', ';;;,,,'],
  'Accept-Encoding': ['gzip', 'deflate, gzip;q=0', 'br;q=x', '*', 'identity;q=0, *;q=0'],
  'Accept-Language': ['zh', 'x'.repeat(200)],
  Authorization: ['Bearer x', 'Basic Og==', 'Bearer'],
  'Content-Type': [
    'application/json',
    'application/json; charset=utf-16',
    'text/plain',
    'multipart/form-data',
    'application/problem+json',
    ';',
  ],
  'Content-Length': ['0', '1', '-1', '99999999999', 'x'],
  'Content-Encoding': ['gzip', 'br'],
  Cookie: ['a=b; __proto__=c'],
  'If-None-Match': ['*', '"x"', 'W/"', '""'],
  'If-Modified-Since': ['yesterday'],
  Host: ['evil.example', 'localhost:99999', 'a b', ''],
  Origin: ['null', 'http://localhost', 'https://evil.example', '//', 'javascript:alert(1)'],
  Range: ['bytes=0-', 'bytes=-1', 'bytes=9-1', 'lines=1'],
  'X-Forwarded-For': ['127.0.0.1', '::1, garbage', ','.repeat(300)],
  'X-Request-Id': ['x', '../../x', 'a'.repeat(300), '<b>'],
  'X-HTTP-Method-Override': ['DELETE'],
  Upgrade: ['websocket'],
};

const knownHeader = fc
  .constantFrom(...Object.keys(HEADER_VALUES))
  .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(HEADER_VALUES[name] ?? []))));
const anyHeader = fc.tuple(
  fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,20}$/),
  fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 60 }),
);
const headers = fc.array(fc.oneof(knownHeader, anyHeader), { maxLength: 6 });
const JSON_HEADERS = [['Content-Type', 'application/json']] as const;

const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('GET', 'HEAD', 'POST') },
  fc.constantFrom('OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'get', 'Query'),
  fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}$/),
);

/** What a reader says, or nearly. */
const opinion = fc
  .record(
    { answer: hostileText, helpful: fc.oneof(fc.boolean(), fc.jsonValue()), reason: hostileText, note: hostileText },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value));

/** `POST /api/ask`, and now and then `/api/feedback`, with any body. */
export const askRequest: fc.Arbitrary<HostileRequest> = fc
  .oneof(
    { weight: 6, arbitrary: fc.tuple(fc.constant('/api/ask'), hostileBody) },
    fc.tuple(fc.constant('/api/feedback'), fc.oneof(opinion, hostileBody)),
  )
  .map(([path, body]) => ({ method: 'POST', path, headers: JSON_HEADERS, body }));

/** A look at anything that can be looked at. */
export const lookUpRequest: fc.Arbitrary<HostileRequest> = lookUpPath.map((path) => ({
  method: 'GET',
  path,
  headers: [],
  body: undefined,
}));

/** Any method on any address with any headers and any body. */
export const anyRequest: fc.Arbitrary<HostileRequest> = fc.record({
  method,
  path: anyPath,
  headers,
  body: fc.option(hostileBody, { nil: undefined }),
});

/** Bytes for a connection: a request, with something in it that is not as it should be. */
export const rawBytes: fc.Arbitrary<Buffer> = fc
  .record({
    method: fc.oneof(method, fc.constantFrom('TRACE', 'CONNECT', 'PRI')),
    target: fc.oneof(anyPath, hostileText, fc.constantFrom('*', 'http://localhost/api/health', 'http://evil.example/')),
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''),
    lines: fc.array(
      fc.oneof(
        fc.tuple(knownHeader).map(([[name, value]]) => `${name}: ${value}`),
        fc.constantFrom(
          'Transfer-Encoding: chunked',
          'Transfer-Encoding: gzip, chunked',
          'Expect: 100-continue',
          'Connection: keep-alive',
        ),
        hostileText,
      ),
      { maxLength: 5 },
    ),
    host: fc.constantFrom('Host: localhost\r\n', 'Host: localhost\r\n', 'Host: localhost\r\nHost: other\r\n', ''),
    end: fc.constantFrom('\r\n\r\n', '\r\n\r\n', '\n\n', '\r\n', ''),
    body: fc.oneof(hostileBody, fc.constantFrom('', '0\r\n\r\n', '5\r\nhello\r\n0\r\n\r\n', 'ffffffffffffffff\r\n')),
    hasLength: fc.boolean(),
  })
  .map(({ method, target, version, lines, host, end, body, hasLength }) => {
    const bytes = Buffer.from(body);
    const length = hasLength ? [`Content-Length: ${bytes.length}`] : [];
    const head = `${method} ${target} ${version}\r\n${host}${[...lines, ...length].join('\r\n')}${end}`;
    return Buffer.concat([Buffer.from(head), bytes]);
  });
