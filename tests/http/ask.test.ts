import { describe, expect, it } from 'vitest';
import { Problem } from '../../server/contract/problem.ts';
import { json, smallApp } from '../support/http-app.ts';

const { app } = smallApp();
const question = 'what do the ministers welcome?';

describe('POST /api/ask', () => {
  it.each([
    ['no question', {}, 'question'],
    ['an empty question', { question: '' }, 'question'],
    ['a question of blanks', { question: ' \n\t ' }, 'question'],
    ['a question of 501 characters', { question: 'a'.repeat(501) }, 'question'],
    ['a question that is a number', { question: 7 }, 'question'],
    ['a history that is text', { question, history: 'earlier' }, 'history'],
    ['a history of 21 questions', { question, history: Array(21).fill('earlier') }, 'history'],
    ['a number in the history', { question, history: ['earlier', 2] }, 'history[1]'],
    ['an earlier question of 501 characters', { question, history: ['a'.repeat(501)] }, 'history[0]'],
    ['an unknown document', { question, documents: ['tidal-centre', 'nobody'] }, 'documents'],
    ['a kind that is none', { question, kinds: ['poem'] }, 'kinds[0]'],
    ['a limit of nothing', { question, limit: 0 }, 'limit'],
    ['a limit of 21', { question, limit: 21 }, 'limit'],
    ['a limit with a fraction', { question, limit: 2.5 }, 'limit'],
    ['a limit that is text', { question, limit: '5' }, 'limit'],
    ['a field that does not exist', { question, temperature: 1 }, 'temperature'],
    ['a list instead of an object', [question], 'body'],
    ['null instead of an object', null, 'body'],
  ])('refuses %s and names the field', async (_, body, field) => {
    const reply = await app.request('/api/ask', json(body));
    expect(reply.status).toBe(400);
    const problem = Problem.parse(await reply.json());
    expect(problem.errors?.map((error) => error.field)).toEqual([field]);
    expect(problem.detail).toContain(`${field}: `);
  });

  it.each([
    ['nothing', {}],
    ['a number', { question: 7 }],
    ['nothing in it', { question: '' }],
  ])('says what to write when the question is %s', async (_, body) => {
    const { detail } = Problem.parse(await (await app.request('/api/ask', json(body))).json());
    expect(detail).toContain('question: Write a question');
  });

  it('names every field that is wrong', async () => {
    const reply = await app.request('/api/ask', json({ question: '', limit: 0, colour: 'blue' }));
    const { errors } = Problem.parse(await reply.json());
    expect(errors?.map((error) => error.field).sort()).toEqual(['colour', 'limit', 'question']);
  });

  it('names the document that does not exist, and where to find those that do', async () => {
    const reply = await app.request('/api/ask', json({ question, documents: ['nobody'] }));
    const { detail } = Problem.parse(await reply.json());
    expect(detail).toContain('"nobody"');
    expect(detail).toContain('GET /api/documents');
  });
});
