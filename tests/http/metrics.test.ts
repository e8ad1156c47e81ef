import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../server/metrics.ts';
import { ANSWERED, askedApp } from '../support/asked-app.ts';
import { json, smallServing } from '../support/http-app.ts';

const KEY = 'a-key-of-the-prometheus';
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
const LOCAL = from('127.0.0.1');

/** The app with metrics, and a look at them from this machine: name and labels to value. */
function counted(overrides: Parameters<typeof askedApp>[0] = {}) {
  const metrics = createMetrics({
    current: smallServing,
    modelLoad: () => ({ waiting: 3, running: 2, workers: 2 }),
    answerCache: () => ({ hits: 5, misses: 7 }),
  });
  const { app, logged } = askedApp({ metrics, ...overrides });
  const read = async () => {
    const reply = await app.request('/metrics', {}, LOCAL);
    expect(reply.status).toBe(200);
    const lines = (await reply.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
    );
  };
  return { app, logged, read };
}

describe('GET /metrics', () => {
  it('counts requests under the route that answered them, whatever their address holds', async () => {
    const { app, read } = counted();
    for (const path of [
      '/api/documents/tidal-centre',
      '/api/documents/harbour-declaration',
      '/api/documents/%00secret',
    ]) {
      await app.request(path);
    }
    await app.request('/api/nothing/secret');
    await app.request('/api/documents', { method: 'BREW' });
    const values = await read();
    expect(values['communique_requests_total{route="/api/documents/:id",method="GET",status="200"}']).toBe(2);
    expect(values['communique_requests_total{route="/api/documents/:id",method="GET",status="404"}']).toBe(1);
    expect(values['communique_request_seconds_count{route="/api/documents/:id"}']).toBe(3);
    expect(JSON.stringify(values)).not.toMatch(/secret|BREW/);
  });

  it('counts questions by what came of them', async () => {
    const { app, read } = counted();
    for (const question of [ANSWERED, ANSWERED, 'What is the weather?'])
      await app.request('/api/ask', json({ question }));
    const values = await read();
    expect(values['communique_replies_total{status="answered"}']).toBe(2);
    expect(values['communique_replies_total{status="no_answer"}']).toBe(1);
  });

  it('tells what is served, what waits for the model, and what was remembered', async () => {
    expect(await counted().read()).toMatchObject({
      communique_ready: 1,
      'communique_index_info{fingerprint="small-1"}': 1,
      'communique_model_texts{state="waiting"}': 3,
      'communique_model_texts{state="running"}': 2,
      communique_model_workers: 2,
      'communique_answer_cache_total{result="hit"}': 5,
      'communique_answer_cache_total{result="miss"}': 7,
    });
  });

  it('tells of a server that is not ready that it is not', async () => {
    const metrics = createMetrics({ current: () => undefined, modelLoad: () => undefined }, { ofProcess: true });
    const { read } = counted({ metrics });
    const values = await read();
    expect(values).toMatchObject({ communique_ready: 0, communique_model_workers: 0 });
    expect(values['process_resident_memory_bytes']).toBeGreaterThan(0);
    expect(Object.keys(values).join()).not.toMatch(/index_info\{|model_texts\{/);
  });

  it.each([
    ['a program on this machine', LOCAL, {}, 200],
    ['the same over IPv6', from('::1'), {}, 200],
    ['a program with a key', from('192.0.2.1'), { Authorization: `Bearer ${KEY}` }, 200],
    ['a program on another machine', from('192.0.2.1'), {}, 403],
    ['a program with a wrong key', from('192.0.2.1'), { Authorization: 'Bearer a-key-of-nobody' }, 403],
    ['whoever comes through a proxy on this machine', LOCAL, { 'X-Forwarded-For': '127.0.0.1' }, 403],
    ['the same through a proxy with other habits', LOCAL, { Forwarded: 'for=127.0.0.1' }, 403],
  ])('for %s, with %j and %j: %i', async (_, env, headers, status) => {
    const { app } = counted({ apiKeys: [KEY] });
    expect((await app.request('/metrics', { headers }, env)).status).toBe(status);
  });

  it('is limited as the API is, is not logged, and is not there unless it is wanted', async () => {
    const { app, logged } = counted({ rateLimit: 1 });
    expect((await app.request('/metrics', {}, LOCAL)).status).toBe(200);
    expect(logged).toEqual([]);
    expect((await app.request('/metrics', {}, LOCAL)).status).toBe(429);
    expect((await askedApp().app.request('/metrics', {}, LOCAL)).status).toBe(404);
  });
});

describe('the log', () => {
  it('holds no question unless that was asked for', async () => {
    const { app, logged } = askedApp();
    await app.request('/api/ask?secret=query', json({ question: 'a secret?' }));
    expect(logged).toHaveLength(1);
    expect(logged.join('')).not.toContain('secret');
  });

  it('holds every question with its request and what came of it, in one line each, when it was', async () => {
    const { app, logged } = askedApp({ logQuestions: true });
    const reply = await app.request('/api/ask', json({ question: 'a secret\u001b[31m\u202e?' }));
    for (const active of ['\u001b', '\u202e']) expect(logged[0]).not.toContain(active);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      level: 'info',
      message: 'question',
      requestId: reply.headers.get('X-Request-Id'),
      question: 'a secret\u001b[31m\u202e?',
      status: 'no_answer',
    });
  });
});
