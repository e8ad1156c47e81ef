import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import type { App } from '../../server/app.ts';
import { createFeedback } from '../../server/feedback/feedback.ts';
import { type Journal, openJournal } from '../../server/feedback/journal.ts';
import { CONNECTION_LIMITS, createHttpServer } from '../../server/http-server.ts';
import { type Listening, listen } from '../../server/listen.ts';
import { createLogger } from '../../server/logger.ts';
import { createMetrics } from '../../server/metrics.ts';
import { leaksIn, problemFaults } from '../support/harmless.ts';
import { anyRequest, askRequest, type HostileRequest, lookUpRequest, rawBytes } from '../support/hostile-requests.ts';
import { type HostileFolders, hostileServing } from '../support/hostile-serving.ts';
import { smallApp } from '../support/http-app.ts';
import { type OpenApi, replySchema } from '../support/openapi.ts';
import { sendRaw } from '../support/raw-client.ts';

/** 20,500 requests in all. */
const ASKED = 3_000;
const LOOKED_UP = 6_500;
const ANY = 8_500;
const BATCHES = 10;
const IN_A_BATCH = 250;
const PATIENCE = 120_000;

let app: App;
let folders: HostileFolders;
let journal: Journal;
let document: OpenApi;
beforeAll(async () => {
  const hostile = await hostileServing();
  ({ folders } = hostile);
  const pages = path.join(folders.base, 'pages');
  await mkdir(path.join(pages, 'assets'), { recursive: true });
  await writeFile(path.join(folders.base, 'outside.txt'), 'Nobody may read this.');
  for (const page of ['index.html', 'embed.html']) {
    await writeFile(path.join(pages, page), '<!doctype html><title>Communiqué</title>');
  }
  journal = await openJournal(path.join(folders.base, 'feedback'));
  const current = () => hostile.serving;
  const feedback = createFeedback(
    journal,
    createLogger('silent', () => {}),
  );
  const metrics = createMetrics({ current, modelLoad: () => undefined });
  ({ app } = smallApp({ current, pages, feedback, metrics, logQuestions: true }));
  document = (await (await app.request('/api/openapi.json')).json()) as OpenApi;
});
afterAll(async () => {
  await journal.close();
  await folders.remove();
});

/** The request, or nothing where the platform makes none of it. */
function requestOf({ method, path: target, headers, body }: HostileRequest): Request | undefined {
  try {
    return new Request(`http://localhost${target}`, {
      method,
      headers: headers.map(([name, value]) => [name, value] as [string, string]),
      ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body: body as BodyInit }),
    });
  } catch {
    return undefined;
  }
}

const schemas = new Map<string, ZodType>();

/** What the document says of a success, when it describes the address. */
function describedSuccess(method: string, pathname: string): ZodType | undefined {
  const described = Object.keys(document.paths).find((template) =>
    new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
  if (described === undefined || described === '/api/docs') return undefined;
  const key = `${method} ${described}`;
  const schema = schemas.get(key) ?? replySchema(document, method, described, 200);
  schemas.set(key, schema);
  return schema;
}

/** Everything that is wrong with the reply to a request. */
async function faultsOf(request: Request): Promise<string[]> {
  const { method } = request;
  const { pathname } = new URL(request.url);
  const reply = await app.request(request);
  const faults = reply.status >= 500 ? [`is a ${reply.status}`] : [];
  const isReadable = method !== 'HEAD' && !reply.headers.has('Content-Encoding');
  const text = await reply.text();
  faults.push(...leaksIn(text));
  if (text.includes('Nobody may read this.')) faults.push('reads a file outside');
  if (!pathname.startsWith('/api/') || !isReadable) return faults;
  if (reply.status >= 400) {
    if (reply.headers.get('Content-Type') !== 'application/problem+json') faults.push('is no problem by its type');
    return [...faults, ...problemFaults(text, reply.status)];
  }
  if (reply.status !== 200) return faults;
  const error = describedSuccess(method.toLowerCase(), pathname)?.safeParse(JSON.parse(text)).error;
  return error ? [...faults, `is not as described: ${error.message}`] : faults;
}

const check = (requests: fc.Arbitrary<HostileRequest>, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(requests, async (hostile) => {
      const request = requestOf(hostile);
      fc.pre(request !== undefined);
      expect(await faultsOf(request as Request)).toEqual([]);
    }),
    { numRuns, maxSkipsPerRun: 10 },
  );

describe('whatever is sent, the reply is in order', () => {
  it('to questions in any shape', () => check(askRequest, ASKED), PATIENCE);

  it('to look-ups of anything', () => check(lookUpRequest, LOOKED_UP), PATIENCE);

  it('to any method, address, headers and body', () => check(anyRequest, ANY), PATIENCE);

  it('and leaves the prototypes of everything as they were', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['question']).toBeUndefined();
  });
});

describe('whatever bytes come over a connection', () => {
  let listening: Listening;
  let port: number;
  beforeAll(async () => {
    const server = createHttpServer(app.fetch, {
      limits: {
        ...CONNECTION_LIMITS,
        headersMs: 1_000,
        requestMs: 1_000,
        keepAliveMs: 300,
      },
    });
    listening = await listen(server, { host: '127.0.0.1', port: 0 });
    port = Number(new URL(listening.address).port);
  });
  afterAll(() => listening.drain(1_000));

  /** Everything that is wrong with what came back. */
  async function wireFaults(bytes: Buffer): Promise<string[]> {
    const { text, statuses, isClosed } = await sendRaw(port, [bytes], { patienceMs: 15_000 });
    const faults = statuses.filter((status) => status >= 500).map((status) => `is a ${status}`);
    if (!isClosed) faults.push('hangs');
    for (const reply of text.split(/(?=HTTP\/1\.1 \d{3} )/)) {
      const isFailure = /^HTTP\/1\.1 [45]/.test(reply);
      if (isFailure && !/^content-type: (application\/problem\+json|text\/html)/im.test(reply))
        faults.push(`says ${reply}`);
    }
    return [...faults, ...leaksIn(text)];
  }

  it(
    'they are answered in order or not at all, and nobody is kept waiting',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(rawBytes, { minLength: IN_A_BATCH, maxLength: IN_A_BATCH }), async (batch) => {
          const faults = await Promise.all(batch.map(wireFaults));
          expect(
            batch
              .map((bytes, at) => [bytes.toString('latin1').slice(0, 2_000), faults[at]])
              .filter(([, f]) => f?.length),
          ).toEqual([]);
        }),
        { numRuns: BATCHES, endOnFailure: true },
      ),
    PATIENCE,
  );

  it('still answers the next question', async () => {
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
  });
});
