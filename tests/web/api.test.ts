import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createApi } from '../../web/api.ts';
import { ApiError } from '../../web/failure.ts';
import { failureText } from '../../web/failure-text.ts';
import { ENGLISH } from '../../web/strings/english.ts';
import { answered } from '../support/small-replies.ts';
import { smallApi } from '../support/web-client.tsx';

const quoting = smallApi(async ({ question }) => answered(question, [['tidal-centre-2.1']]));

/** What asking ends with when the network or a server in between answers so. */
async function failureFrom(reply: () => Promise<Response>): Promise<ApiError> {
  const failure = await createApi({ fetch: reply })
    .documents()
    .catch((cause: unknown) => cause);
  if (!(failure instanceof ApiError)) throw new Error(`Expected an ApiError, got ${String(failure)}.`);
  return failure;
}

describe('the api over the server', () => {
  it('brings answers, documents and verdicts', async () => {
    const reply = await quoting.api.ask({ question: 'tides?' });
    expect(reply.status).toBe('answered');
    const [citation] = reply.citations;
    if (citation === undefined) throw new Error('The reply cites nothing.');
    expect(await quoting.api.verify(citation)).toEqual({ verbatim: true });
    expect(await quoting.api.verify({ ...citation, end: citation.end - 1 })).toEqual({ verbatim: false });
    const { documents } = await quoting.api.documents();
    expect(documents.map(({ id }) => id)).toEqual(['harbour-declaration', 'tidal-centre']);
    const { text, start } = await quoting.api.document('tidal-centre');
    expect(text.slice(citation.start - start, citation.end - start)).toBe(citation.quote);
  });

  it('calls a document that is not there missing', async () => {
    await expect(quoting.api.document('no/body')).rejects.toMatchObject({ name: 'ApiError', kind: 'missing' });
  });

  it('keeps what the server says about a question it refuses', async () => {
    const refused = await quoting.api.ask({ question: ' ' }).catch((cause: unknown) => cause);
    expect(refused).toMatchObject({ kind: 'refused', problem: { errors: [{ field: 'question' }] } });
  });

  it('offers no starter questions where the server has none', async () => {
    expect(await createApi({ fetch: async () => new Response('{}', { status: 404 }) }).starters()).toEqual([]);
  });

  it('asks the server it is given', async () => {
    const asked: string[] = [];
    const fetch = async (input: string | URL | Request) => {
      asked.push(String(input));
      return Response.json({ documents: [], index: { fingerprint: 'x' } });
    };
    await createApi({ base: 'https://other.example', fetch }).documents();
    expect(asked).toEqual(['https://other.example/api/documents']);
  });
});

describe('a server that has too much to do', () => {
  const busy = () =>
    Response.json(
      { type: '/api/docs#busy', title: 'Busy', status: 503 },
      { status: 503, headers: { 'Retry-After': '2' } },
    );
  const reply = answered('tides?', [['tidal-centre-2.1']]);

  /** Asks a server that answers with each of the replies in turn, and says when it was asked. */
  function askOf(replies: (() => Response)[], signal?: AbortSignal) {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const asked: number[] = [];
    const fetch = async () => {
      asked.push(Date.now());
      return (replies[asked.length - 1] as () => Response)();
    };
    return { asked, replied: createApi({ fetch }).ask({ question: 'tides?' }, signal) };
  }

  it('is asked again when it said, twice at most, before a reader hears of it', async () => {
    const patient = askOf([busy, busy, () => Response.json(reply)]);
    await vi.runAllTimersAsync();
    expect(await patient.replied).toEqual(reply);
    const [first = 0, second = 0, third = 0] = patient.asked;
    for (const waited of [second - first, third - second]) {
      expect(waited).toBeGreaterThanOrEqual(2_000);
      expect(waited).toBeLessThanOrEqual(3_000);
    }
    const refused = askOf([busy, busy, busy]);
    const failure = expect(refused.replied).rejects.toMatchObject({ kind: 'busy', retryAfterSeconds: 2 });
    await vi.runAllTimersAsync();
    await failure;
    expect(refused.asked).toHaveLength(3);
  });

  it('is left alone by a reader who does not wait', async () => {
    const leaving = new AbortController();
    const { asked, replied } = askOf([busy], leaving.signal);
    const failure = expect(replied).rejects.toThrow('left');
    await vi.advanceTimersByTimeAsync(1_000);
    leaving.abort(new Error('left'));
    await failure;
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(1);
  });
});

describe('what a failure means to a reader', () => {
  it.each([
    ['no reply at all', () => Promise.reject(new TypeError('fetch failed')), 'offline'],
    ['too many requests', async () => new Response('', { status: 429 }), 'busy'],
    ['an index that is not ready', async () => new Response('{}', { status: 503 }), 'starting'],
    ['a page from a proxy', async () => new Response('<h1>Bad Gateway</h1>', { status: 502 }), 'broken'],
    ['a success that is not JSON', async () => new Response('<html>'), 'broken'],
    ['a refusal', async () => new Response('{"title":"No","status":403}', { status: 403 }), 'refused'],
  ])('%s', async (_, reply, kind) => {
    const failure = await failureFrom(reply);
    expect(failure.kind).toBe(kind);
    expect(failureText(failure, ENGLISH).startsWith(ENGLISH.failures[failure.kind])).toBe(true);
  });

  it('says how long the server asks to wait', async () => {
    const failure = await failureFrom(async () => new Response('', { status: 429, headers: { 'retry-after': '7' } }));
    expect(failureText(failure, ENGLISH)).toContain('7 seconds');
  });

  it('says why the server refused, in its words', async () => {
    const problem = { title: 'Invalid', status: 400, detail: 'Keep the question to 500 characters.' };
    const failure = await failureFrom(async () => Response.json(problem, { status: 400 }));
    expect(failureText(failure, ENGLISH)).toContain('Keep the question to 500 characters.');
  });

  it('does not call an aborted request a failure', async () => {
    const controller = new AbortController();
    controller.abort();
    const asked = quoting.api.ask({ question: 'tides?' }, controller.signal);
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});
