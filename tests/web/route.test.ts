import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentHref, parseRoute, questionHref } from '../../web/route.ts';

const route = (path: string) => parseRoute(new URL(path, 'https://communique.example'));

describe('parseRoute', () => {
  it.each([
    ['/', { page: 'ask' }],
    ['/?q=', { page: 'ask' }],
    ['/?q=%20what+about+tides%3F', { page: 'ask', link: { question: 'what about tides?' } }],
    ['/?q=x&kinds=speech,rumour&index=', { page: 'ask', link: { question: 'x', scope: { kinds: ['speech'] } } }],
    ['/documents', { page: 'library' }],
    ['/documents/', { page: 'library' }],
    ['/documents/harbour', { page: 'document', id: 'harbour' }],
    ['/documents/harbour#harbour-4', { page: 'document', id: 'harbour', passage: 'harbour-4' }],
    [
      '/documents/harbour?from=3&to=9#harbour-4',
      { page: 'document', id: 'harbour', span: { start: 3, end: 9 }, passage: 'harbour-4' },
    ],
    ['/documents/a/b', { page: 'missing', path: '/documents/a/b' }],
    ['/nowhere', { page: 'missing', path: '/nowhere' }],
  ])('reads %s', (path, expected) => {
    expect(route(path)).toEqual(expected);
  });

  it.each([
    ['an end before the start', 'from=9&to=3'],
    ['an empty span', 'from=3&to=3'],
    ['half a span', 'from=3'],
    ['words', 'from=a&to=b'],
    ['signs and fractions', 'from=-1&to=2.5'],
    ['numbers beyond any file', 'from=1&to=99999999999999999999'],
  ])('marks nothing for %s', (_, query) => {
    expect(route(`/documents/harbour?${query}`)).toEqual({ page: 'document', id: 'harbour' });
  });

  it('survives an address with a damaged escape', () => {
    expect(route('/documents/%E0%A4')).toEqual({ page: 'document', id: '%E0%A4' });
  });

  it('leads back to any document and passage that it was written for', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((id) => !/^\.{1,2}$/.test(id));
    fc.assert(
      fc.property(name, name, (id, passage) => {
        expect(route(documentHref(id, passage))).toEqual({ page: 'document', id, passage });
      }),
    );
  });

  it.each([
    ['a question', { question: '50 % of “what” & why?' }],
    [
      'a question with all that shaped its answer',
      {
        question: 'and boats?',
        history: ['tides, and all?', 'ports?'],
        scope: { kinds: ['declaration' as const, 'speech' as const], documents: ['harbour', 'tidal'] },
        index: '0123abcd',
      },
    ],
  ])('leads back to %s that it was written for', (_, link) => {
    expect(route(questionHref(link))).toEqual({ page: 'ask', link });
  });
});
