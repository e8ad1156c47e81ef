import { describe, expect, it } from 'vitest';
import type { AskReply, AskRequest } from '../../server/contract/ask.ts';
import { createReplyCache } from '../../server/reply-cache.ts';

/** A silence that says in `interpretedAs` how often somebody was asked. */
function counting() {
  let asked = 0;
  const answer = async ({ question }: AskRequest): Promise<AskReply> => {
    asked += 1;
    return {
      status: 'no_answer',
      question,
      interpretedAs: `${asked}: ${question}`,
      confidence: 0,
      answer: [],
      citations: [],
      closest: [],
      suggestions: [],
      index: { fingerprint: 'one' },
      timings: { embedMs: 1, searchMs: 2, totalMs: 3 },
    };
  };
  return { answer, asked: () => asked };
}

const QUESTION = 'What is said about Córdoba?';

describe('the reply cache', () => {
  it.each<[string, AskRequest]>([
    ['is asked again', { question: QUESTION }],
    ['has other white space', { question: '  What is\u00a0 said\tabout Córdoba?\n' }],
    ['has its accents as characters of their own', { question: QUESTION.normalize('NFD') }],
  ])('remembers a question that %s, and echoes it as it was typed', async (_, request) => {
    const [cache, { answer, asked }] = [createReplyCache(), counting()];
    const first = await cache.reply('one', { question: QUESTION }, answer);
    const second = await cache.reply('one', request, answer);
    expect(asked()).toBe(1);
    expect(second.question).toBe(request.question);
    expect(second.interpretedAs).toBe(`1: ${QUESTION}`);
    expect(second.timings).toMatchObject({ embedMs: 0, searchMs: 0 });
    expect({ ...second, question: '', timings: {} }).toEqual({ ...first, question: '', timings: {} });
    expect(cache.counts()).toEqual({ hits: 1, misses: 1 });
  });

  it('answers one form of a question, whoever asks first', async () => {
    const [cache, { answer }] = [createReplyCache(), counting()];
    const reply = await cache.reply('one', { question: ' What  is said about Córdoba? '.normalize('NFD') }, answer);
    expect(reply.interpretedAs).toBe(`1: ${QUESTION}`);
  });

  it.each<[string, string, AskRequest]>([
    ['by another index', 'two', { question: QUESTION }],
    ['with a name in small letters', 'one', { question: QUESTION.toLowerCase() }],
    ['after another question', 'one', { question: QUESTION, history: ['And what of Rosario?'] }],
    ['in one document', 'one', { question: QUESTION, documents: ['harbour'] }],
    ['in one kind of document', 'one', { question: QUESTION, kinds: ['speech'] }],
    ['in fewer statements', 'one', { question: QUESTION, limit: 1 }],
  ])('asks again when the question is to be answered %s', async (_, fingerprint, request) => {
    const [cache, { answer, asked }] = [createReplyCache(), counting()];
    await cache.reply('one', { question: QUESTION }, answer);
    await cache.reply(fingerprint, request, answer);
    expect(asked()).toBe(2);
  });

  it('takes documents and kinds in any order', async () => {
    const [cache, { answer, asked }] = [createReplyCache(), counting()];
    await cache.reply('one', { question: QUESTION, documents: ['a', 'b'], kinds: ['news', 'speech'] }, answer);
    await cache.reply('one', { question: QUESTION, documents: ['b', 'a', 'b'], kinds: ['speech', 'news'] }, answer);
    expect(asked()).toBe(1);
  });

  it('has a question that many ask at once answered once', async () => {
    const [cache, { answer, asked }] = [createReplyCache(), counting()];
    const ask = (question: string) => cache.reply('one', { question }, answer);
    const replies = await Promise.all([ask(QUESTION), ask(` ${QUESTION}`), ask('And of Rosario?'), ask(QUESTION)]);
    expect(asked()).toBe(2);
    expect(replies.map(({ question }) => question)).toEqual([QUESTION, ` ${QUESTION}`, 'And of Rosario?', QUESTION]);
    expect(replies.map(({ timings }) => timings.embedMs)).toEqual([1, 0, 1, 0]);
    expect(cache.counts()).toEqual({ hits: 2, misses: 2 });
  });

  it('remembers no failure', async () => {
    const [cache, { answer, asked }] = [createReplyCache(), counting()];
    await expect(cache.reply('one', { question: QUESTION }, () => Promise.reject(new Error('busy')))).rejects.toThrow();
    await cache.reply('one', { question: QUESTION }, answer);
    expect(asked()).toBe(1);
  });

  it('keeps no more than it may, those asked last, and none once it is to forget', async () => {
    const [cache, { answer, asked }] = [createReplyCache(2), counting()];
    for (const question of ['a', 'b', 'a', 'c', 'a']) await cache.reply('one', { question }, answer);
    expect(asked()).toBe(3);
    await cache.reply('one', { question: 'b' }, answer);
    expect(asked()).toBe(4);
    cache.forget();
    await cache.reply('one', { question: 'b' }, answer);
    expect(asked()).toBe(5);
  });
});
