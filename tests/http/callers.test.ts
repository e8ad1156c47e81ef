import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../server/contract/problem.ts';
import { json, smallApp, smallServing } from '../support/http-app.ts';
import { unanswered } from '../support/small-replies.ts';

const KEY = 'a-key-of-the-archive';
const NEWS = 'https://news.example';

/** The small app, which does not answer whatever is asked. */
function asking(config: Parameters<typeof smallApp>[0] = {}) {
  const serving = { ...smallServing(), ask: async ({ question }: { question: string }) => unanswered(question) };
  return smallApp({ current: () => serving, ...config });
}

/** Asks with headers beside those of JSON. */
function question(headers: Record<string, string> = {}): RequestInit {
  const asked = json({ question: 'What do the ministers welcome?' });
  return { ...asked, headers: { ...asked.headers, ...headers } };
}

describe('the host a request is for', () => {
  it.each([
    ['localhost', {}, 'localhost'],
    ['localhost with a port', {}, 'localhost:8787'],
    ['a name under localhost', {}, 'quotes.localhost'],
    ['an IPv4 address', {}, '192.0.2.7:8787'],
    ['an IPv6 address', {}, '[::1]:8787'],
    ['the name that it listens on', { host: 'archive.internal' }, 'Archive.Internal:8787'],
    ['a name that it was given', { allowedHosts: ['quotes.example.org'] }, 'quotes.example.org'],
    ['that name as a full one', { allowedHosts: ['quotes.example.org'] }, 'quotes.example.org.'],
    ['any name when told so', { allowedHosts: '*' as const }, 'rebound.example'],
  ])('may be %s', async (_, config, host) => {
    const reply = await smallApp(config).app.request('/api/health', { headers: { Host: host } });
    expect(reply.status).toBe(200);
  });

  it.each([
    ['a foreign name', {}, 'rebound.example'],
    ['a foreign name with the port', {}, 'rebound.example:8787'],
    ['a name that ends like ours', {}, 'notlocalhost'],
    ['a name under one that it was given', { allowedHosts: ['example.org'] }, 'quotes.example.org'],
    ['a foreign name when it listens on every address', { host: '0.0.0.0' }, 'rebound.example'],
  ])('may not be %s', async (_, config, host) => {
    const { app } = smallApp(config);
    for (const path of ['/api/documents', '/api/health', '/', '/widget.js', '/quote']) {
      const reply = await app.request(path, { headers: { Host: host } });
      expect(reply.status).toBe(421);
      expect(reply.headers.get('Content-Type')).toBe('application/problem+json');
      expect(Problem.parse(await reply.json()).detail).toContain('ALLOWED_HOSTS');
    }
  });

  it('is the one in the address too, where a request has both', async () => {
    const reply = await smallApp().app.request('http://rebound.example/api/health', { headers: { Host: 'localhost' } });
    expect(reply.status).toBe(421);
  });
});

describe('pages', () => {
  it.each([
    ['of this server', {}, { Origin: 'http://localhost' }],
    ['of this server behind a proxy that ends TLS', {}, { Origin: 'https://localhost' }],
    ['of an allowed origin', { allowedOrigins: [NEWS] }, { Origin: NEWS }],
    ['of any origin when told so', { allowedOrigins: '*' as const }, { Origin: 'null' }],
    ['that are no pages but programs', {}, {}],
  ])('%s may ask', async (_, config, headers) => {
    expect((await asking(config).app.request('/api/ask', question(headers))).status).toBe(200);
  });

  it.each([
    ['of another origin', [], 'https://evil.example'],
    ['of an origin that begins like an allowed one', [NEWS], `${NEWS}.evil.example`],
    ['of this host at another port', [], 'http://localhost:5173'],
    ['without an origin of their own', [NEWS], 'null'],
    ['that send something else as their origin', [NEWS], `${NEWS}, ${NEWS}`],
  ])('%s may not ask, nor read', async (_, allowedOrigins, origin) => {
    const { app } = asking({ allowedOrigins });
    for (const [path, init] of [
      ['/api/ask', question({ Origin: origin })],
      ['/api/documents', { headers: { Origin: origin } }],
    ] as const) {
      const reply = await app.request(path, init);
      expect(reply.status).toBe(403);
      expect(reply.headers.has('Access-Control-Allow-Origin')).toBe(false);
      expect(Problem.parse(await reply.json()).detail).toContain('ALLOWED_ORIGINS');
    }
  });

  it('are known by their origin and nothing else', async () => {
    const { app } = asking({ allowedOrigins: [NEWS] });
    const claims = { Referer: `${NEWS}/page`, 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-Host': 'evil.example' };
    const reply = await app.request('/api/ask', question({ Origin: 'https://evil.example', ...claims }));
    expect(reply.status).toBe(403);
  });
});

describe('keys', () => {
  const { app, logged } = asking({ apiKeys: [KEY, 'a-key-of-the-newsroom'], allowedOrigins: [NEWS] });
  const ask = (headers: Record<string, string>) => app.request('/api/ask', question(headers));

  it.each([
    ['a program with one', { Authorization: `Bearer ${KEY}` }, 200],
    ['a program without one', {}, 401],
    ['a program with a wrong one', { Authorization: 'Bearer a-key-of-nobody' }, 401],
    ['a page of this server', { Origin: 'http://localhost' }, 200],
    ['a page of an allowed origin', { Origin: NEWS }, 200],
    [
      'a page of another origin, even with one',
      { Origin: 'https://evil.example', Authorization: `Bearer ${KEY}` },
      403,
    ],
  ])('%s: %i', async (_, headers, status) => {
    expect((await ask(headers)).status).toBe(status);
  });

  it('are asked for as RFC 6750 says', async () => {
    const reply = await ask({});
    expect(reply.headers.get('WWW-Authenticate')).toMatch(/^Bearer realm=/);
    expect(Problem.parse(await reply.json())).toMatchObject({ status: 401, type: '/api/docs#key-needed' });
  });

  it('are not needed to read what every page shows', async () => {
    for (const path of ['/api/documents', '/api/health', '/api/docs', '/api/openapi.json', '/quote.css']) {
      expect((await app.request(path)).status).toBe(200);
    }
  });

  it('are logged by a short name, never as they are, nor said in a reply', async () => {
    const replies = await Promise.all([
      ask({ Authorization: `Bearer ${KEY}` }),
      ask({ Authorization: `Bearer ${KEY}x` }),
    ]);
    const said = await Promise.all(replies.map((reply) => reply.text()));
    expect([...logged, ...said].join('')).not.toContain(KEY);
    const name = createHash('sha256').update(KEY).digest('hex').slice(0, 8);
    expect(logged.map((line) => JSON.parse(line).key)).toContain(name);
  });
});
