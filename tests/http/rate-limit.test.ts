import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../server/contract/problem.ts';
import { smallApp } from '../support/http-app.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function client(rateLimit: number, config: Parameters<typeof smallApp>[0] = {}) {
  const { app } = smallApp({ rateLimit, ...config });
  return (address: string, path = '/api/documents', headers: Record<string, string> = {}) =>
    app.request(path, { headers }, { incoming: { socket: { remoteAddress: address } } });
}

describe('the request limit', () => {
  it('lets a client make so many requests a minute, counts down, and then says when to come back', async () => {
    const get = client(2);
    const replies = [await get('192.0.2.1'), await get('192.0.2.1'), await get('192.0.2.1')];
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 429]);
    expect(replies.map((reply) => reply.headers.get('RateLimit'))).toEqual([
      'limit=2, remaining=1, reset=60',
      'limit=2, remaining=0, reset=60',
      'limit=2, remaining=0, reset=60',
    ]);
    expect(replies[2]?.headers.get('RateLimit-Policy')).toBe('2;w=60');
    expect(replies[2]?.headers.get('Retry-After')).toBe('60');
  });

  it('refuses with problem details', async () => {
    const get = client(1);
    await get('192.0.2.1');
    const refused = await get('192.0.2.1');
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    const problem = Problem.parse(await refused.json());
    expect(problem).toMatchObject({ status: 429, type: '/api/docs#too-many-requests' });
    expect(problem.detail).toBe('One client may make 1 requests a minute. Try again in 60 seconds.');
  });

  it('counts each client for itself', async () => {
    const get = client(1);
    await get('192.0.2.1');
    expect((await get('192.0.2.2')).status).toBe(200);
  });

  it('counts a client that gives itself other names as one', async () => {
    const get = client(1);
    await get('192.0.2.1');
    const renamed = await get('192.0.2.1', '/api/documents', {
      'X-Forwarded-For': '198.51.100.7',
      'X-Real-IP': '8.8.8.8',
    });
    expect(renamed.status).toBe(429);
  });

  it('counts the clients of a trusted proxy each for itself, however they name themselves', async () => {
    const get = client(1, { trustProxy: 1 });
    const via = (forwardedFor: string) => get('10.0.0.1', '/api/documents', { 'X-Forwarded-For': forwardedFor });
    expect((await via('198.51.100.7')).status).toBe(200);
    expect((await via('198.51.100.8')).status).toBe(200);
    expect((await via('8.8.8.8, 198.51.100.7')).status).toBe(429);
  });

  it('counts a whole IPv6 network as one client', async () => {
    const get = client(1);
    await get('2001:db8:1:2::1');
    expect((await get('2001:db8:1:2:ffff::9')).status).toBe(429);
    expect((await get('2001:db8:1:3::1')).status).toBe(200);
  });

  it('counts whoever shows a key by it, and whoever shows a wrong one by their address', async () => {
    const get = client(1, { apiKeys: ['a-key-of-the-archive'] });
    const withKey = { Authorization: 'Bearer a-key-of-the-archive' };
    await get('192.0.2.1');
    expect((await get('192.0.2.1', '/api/documents', withKey)).status).toBe(200);
    expect((await get('192.0.2.2', '/api/documents', withKey)).status).toBe(429);
    expect((await get('192.0.2.1', '/api/documents', { Authorization: 'Bearer guess' })).status).toBe(429);
  });

  it('counts what is refused', async () => {
    const get = client(1);
    expect((await get('192.0.2.1', '/api/documents', { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await get('192.0.2.1')).status).toBe(429);
  });

  it('forgets after a minute', async () => {
    const get = client(1);
    await get('192.0.2.1');
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await get('192.0.2.1')).status).toBe(200);
  });

  it.each([
    ['health checks', 1, '/api/health'],
    ['pages', 1, '/documents'],
    ['anything when the limit is 0', 0, '/api/documents'],
  ])('does not count %s', async (_, limit, path) => {
    const get = client(limit);
    for (let n = 0; n < 5; n++) expect((await get('192.0.2.1', path)).status).not.toBe(429);
  });
});
