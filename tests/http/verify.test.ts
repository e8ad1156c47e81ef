import { describe, expect, it } from 'vitest';
import { smallApp } from '../support/http-app.ts';

const { app, serving } = smallApp();
const text = serving.library.file('declaration.txt')?.text ?? '';
const quote = 'They will fund it until 2030.';
const start = text.indexOf(quote);
const verify = (query: Record<string, string | number>) =>
  app.request(`/api/verify?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))}`);

describe('GET /api/verify', () => {
  const right = { file: 'declaration.txt', start, end: start + quote.length, quote };
  const curly = text.indexOf('“Open Quays”');
  const end = text.length;

  it.each([
    ['the words that stand there', right, true],
    ['curly quotation marks as they are', { ...right, start: curly, end: curly + 12, quote: '“Open Quays”' }, true],
    ['straight quotation marks instead', { ...right, start: curly, end: curly + 12, quote: '"Open Quays"' }, false],
    ['one word changed', { ...right, quote: quote.replace('2030', '2031') }, false],
    ['the right words one place further', { ...right, start: start + 1, end: start + quote.length + 1 }, false],
    ['the right words with white space after them', { ...right, quote: `${quote} ` }, false],
    ['the last words of the file', { ...right, start: end - 8, end, quote: text.slice(-8) }, true],
    ['a span past the end of the file', { ...right, start: end - 8, end: end + 5, quote: text.slice(-8) }, false],
  ])('%s', async (_, query, verbatim) => {
    const reply = await verify(query);
    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual({ verbatim });
  });

  it.each([
    ['a start that is a word', { ...right, start: 'first' }, 'start'],
    ['a start below nothing', { ...right, start: -1 }, 'start'],
    ['an end with a fraction', { ...right, end: '4.5' }, 'end'],
    ['an empty end', { ...right, end: '' }, 'end'],
    ['an end before the start', { ...right, end: start - 1 }, 'end'],
    ['an end beyond what numbers hold', { ...right, end: '9'.repeat(30) }, 'end'],
    ['no words', { ...right, quote: '' }, 'quote'],
    ['no file', { ...right, file: '' }, 'file'],
  ])('refuses %s with 400', async (_, query, field) => {
    const reply = await verify(query);
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ errors: [{ field }] });
  });

  it.each([
    ['a file that is not in the index', 'other.txt'],
    ['a file of the machine', '../../etc/passwd'],
    ['a file by its whole path', '/etc/hostname'],
  ])('answers 404 for %s', async (_, file) => {
    expect((await verify({ ...right, file })).status).toBe(404);
  });
});
