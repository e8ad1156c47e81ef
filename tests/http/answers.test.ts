import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../embeddings/span.ts';
import type { Serving } from '../../server/app.ts';
import { AskReply, type Citation } from '../../server/contract/ask.ts';
import { json, smallApp } from '../support/http-app.ts';
import { type OpenApi, replySchema } from '../support/openapi.ts';
import { seedsServing } from '../support/seeds-serving.ts';

let serving: Serving;
const { app } = smallApp({ current: () => serving });
beforeAll(async () => {
  serving = await seedsServing();
});

const CENTRE = 'artificial intelligence center in Dushanbe';
const ELSEWHERE = 'zebra quantum lasagne recipe';

async function ask(body: object): Promise<AskReply> {
  const reply = await app.request('/api/ask', json(body));
  expect(reply.status).toBe(200);
  return AskReply.parse(await reply.json());
}

const verify = async ({ file, start, end, quote }: Citation) => {
  const query = new URLSearchParams({ file, start: String(start), end: String(end), quote });
  return (await app.request(`/api/verify?${query}`)).json();
};

describe('POST /api/ask over the seeds', () => {
  it.each([
    ['an answer', CENTRE, 'answered'],
    ['a refusal', ELSEWHERE, 'no_answer'],
  ])('%s is as the API document describes it, to the field', async (_, question, status) => {
    const document = (await (await app.request('/api/openapi.json')).json()) as OpenApi;
    const reply = await (await app.request('/api/ask', json({ question }))).json();
    expect(reply).toMatchObject({ status, question, index: { fingerprint: serving.fingerprint } });
    expect(replySchema(document, 'post', '/api/ask', 200).safeParse(reply).error).toBeUndefined();
  });

  it('quotes what the source says, where it says so', async () => {
    const { citations, answer } = await ask({ question: CENTRE });
    expect(citations.length).toBeGreaterThan(0);
    for (const citation of citations) expect(await verify(citation)).toEqual({ verbatim: true });
    for (const { text, citations: ids } of answer) {
      const first = citations.find(({ id }) => id === ids[0]);
      expect(text).toBe(fold(first?.quote ?? ''));
    }
  });

  it('cites passages and documents that can be read', async () => {
    const { citations } = await ask({ question: CENTRE });
    for (const { passage, document, href, start, end } of citations) {
      expect(href).toBe(`/documents/${document.id}?from=${start}&to=${end}#${passage.id}`);
      expect((await app.request(`/api/passages/${passage.id}`)).status).toBe(200);
      expect((await app.request(`/api/documents/${document.id}`)).status).toBe(200);
    }
  });

  it('shows the nearest passages when it does not answer, and they are quotes too', async () => {
    const { closest, answer } = await ask({ question: ELSEWHERE });
    expect(answer).toEqual([]);
    for (const citation of closest) expect(await verify(citation)).toEqual({ verbatim: true });
  });

  it('answers only from the documents that are named', async () => {
    const { citations } = await ask({ question: CENTRE, documents: ['tianjin-declaration'] });
    expect(citations.length).toBeGreaterThan(0);
    expect(new Set(citations.map(({ document }) => document.id))).toEqual(new Set(['tianjin-declaration']));
  });

  it('answers only from the kinds that are named', async () => {
    const { citations, closest } = await ask({ question: CENTRE, kinds: ['news', 'summary'] });
    const kinds = [...citations, ...closest].map(({ document }) => document.kind);
    expect(kinds.length).toBeGreaterThan(0);
    expect(kinds.filter((kind) => kind !== 'news' && kind !== 'summary')).toEqual([]);
  });

  it('gives no more statements than asked for', async () => {
    const question = 'what do member states support?';
    const many = await ask({ question });
    expect(many.answer.length).toBeGreaterThan(1);
    expect((await ask({ question, limit: 1 })).answer).toHaveLength(1);
  });

  it('reads a follow-up in the light of the question before', async () => {
    const { interpretedAs } = await ask({ question: 'and where is it?', history: [CENTRE] });
    expect(interpretedAs).toContain('Dushanbe');
  });

  it('takes a question with white space around it as the question', async () => {
    expect((await ask({ question: `\n ${CENTRE}\t` })).question).toBe(CENTRE);
  });

  it('says how long it took, and is never kept', async () => {
    const reply = await app.request('/api/ask', json({ question: CENTRE }));
    expect(reply.headers.get('Cache-Control')).toBe('no-store');
    const { timings } = AskReply.parse(await reply.json());
    expect(timings.totalMs).toBeGreaterThanOrEqual(timings.embedMs);
  });

  it('answers the same question alike each time', async () => {
    const [once, again] = [await ask({ question: CENTRE }), await ask({ question: CENTRE })];
    expect({ ...once, timings: null }).toEqual({ ...again, timings: null });
  });
});
