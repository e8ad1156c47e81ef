import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.ts';
import { createLocalEmbedder } from '../../embeddings/embedders/local.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import type { Serving } from '../../server/app.ts';
import type { AskReply, AskRequest } from '../../server/contract/ask.ts';
import { searchIndexOf, servingOf } from '../../server/engine.ts';
import { readQuestions } from '../eval/questions.ts';
import { readyIndex } from '../support/ready-index.ts';

let embedder: Embedder;
let serving: Serving;
let replies: { request: AskRequest; reply: AskReply }[];
beforeAll(async () => {
  const { indexDir } = await readyIndex();
  embedder = await createLocalEmbedder();
  serving = servingOf(searchIndexOf(await readStore(indexDir, { expectModel: embedder.model })), embedder);
  const questions = await readQuestions(new URL('../eval/questions.jsonl', import.meta.url));
  replies = [];
  for (const { question, history } of questions) {
    const request = { question, ...(history && { history }) };
    replies.push({ request, reply: await serving.ask(request) });
  }
});
afterAll(() => embedder?.close());

const unanswered = async (questions: Iterable<string>, request: Partial<AskRequest> = {}): Promise<string[]> => {
  const silent: string[] = [];
  for (const question of questions) {
    if ((await serving.ask({ ...request, question })).status !== 'answered') silent.push(question);
  }
  return silent;
};

describe('suggestions', () => {
  it('are all answered, whatever the question they go with', async () => {
    const offered = new Set(replies.flatMap(({ reply }) => reply.suggestions));
    expect(offered.size).toBeGreaterThan(30);
    expect(await unanswered(offered)).toEqual([]);
  });

  it('go with nearly every reply, and with every silence', () => {
    const without = replies.filter(({ reply }) => reply.suggestions.length === 0).map(({ reply }) => reply);
    expect(without.length).toBeLessThan(replies.length / 5);
    expect(without.filter(({ status }) => status === 'no_answer')).toEqual([]);
  });

  it('are at most three, and none twice', () => {
    for (const { reply } of replies) {
      expect(reply.suggestions.length).toBeLessThanOrEqual(3);
      expect(new Set(reply.suggestions).size).toBe(reply.suggestions.length);
    }
  });

  it('do not ask again what was asked', async () => {
    const [first] = serving.starters as [string];
    const { suggestions } = await serving.ask({ question: first });
    expect(suggestions).not.toContain(first);
    for (const suggestion of suggestions) {
      const { suggestions: next } = await serving.ask({ question: suggestion, history: [first] });
      expect(next).not.toContain(first);
      expect(next).not.toContain(suggestion);
    }
  });

  it('lead to something that the answer has not said', async () => {
    for (const { reply } of replies.filter(({ reply }) => reply.status === 'answered').slice(0, 10)) {
      const said = new Set(reply.citations.map(({ file, start }) => `${file} ${start}`));
      for (const question of reply.suggestions) {
        const { citations } = await serving.ask({ question });
        expect(citations.some(({ file, start }) => !said.has(`${file} ${start}`))).toBe(true);
      }
    }
  });

  it('are answered from the documents that the request is limited to', async () => {
    const { documents } = serving.library;
    for (const { document } of documents) {
      const request = { documents: [document.id] };
      const { suggestions } = await serving.ask({ question: 'What is said about cooperation?', ...request });
      expect(await unanswered(suggestions, request), document.id).toEqual([]);
    }
  });
});

describe('starters', () => {
  it('are three or four questions, and all answered', async () => {
    expect(serving.starters.length).toBeGreaterThanOrEqual(3);
    expect(new Set(serving.starters).size).toBe(serving.starters.length);
    expect(await unanswered(serving.starters)).toEqual([]);
  });

  it('begin with official words, from more than one document', async () => {
    const first = [];
    for (const question of serving.starters) first.push((await serving.ask({ question })).citations[0]?.document);
    for (const document of first) expect(document?.kind).toMatch(/^(?:declaration|statement|speech)$/);
    expect(new Set(first.map((document) => document?.id)).size).toBeGreaterThan(1);
  });
});
