import { describe, expect, it } from 'vitest';
import type { DocumentSummary } from '../../server/contract/documents.ts';
import { extentOf, filterDocuments, kindsOf } from '../../web/library.ts';

function summary(title: string, more: Partial<DocumentSummary> = {}): DocumentSummary {
  return {
    id: title,
    title,
    kind: 'news',
    language: 'en',
    file: 'a.txt',
    start: 0,
    end: 9,
    length: 9,
    counts: { passages: 1, sentences: 1, provisions: 0 },
    ...more,
  };
}

const documents = [
  summary('Undated note'),
  summary('Tidal centre', { date: '2024-03-01', place: 'Port Amitié' }),
  summary('Harbour Declaration', { date: '2024-03-03', kind: 'declaration', issuer: 'Council of Ministers' }),
];
const titles = (query: string, kind: DocumentSummary['kind'] | '' = '') =>
  filterDocuments(documents, { query, kind }).map((document) => document.title);

describe('filterDocuments', () => {
  it('shows everything at first, newest first and undated last', () => {
    expect(titles('')).toEqual(['Harbour Declaration', 'Tidal centre', 'Undated note']);
  });

  it.each([
    ['a word of the title', 'TIDAL', ['Tidal centre']],
    ['a place without its accent', 'amitie', ['Tidal centre']],
    ['words in any order, from anywhere', 'council 2024 harbour', ['Harbour Declaration']],
    ['words that are not all there', 'tidal harbour', []],
  ])('finds %s', (_, query, expected) => {
    expect(titles(query)).toEqual(expected);
  });

  it('narrows to one kind', () => {
    expect(titles('', 'declaration')).toEqual(['Harbour Declaration']);
  });
});

describe('kindsOf', () => {
  it('offers each kind that occurs once', () => {
    expect(kindsOf(documents)).toEqual(['news', 'declaration']);
  });
});

describe('extentOf', () => {
  it.each([
    ['provisions where it is made of them', { provisions: 8, passages: 12 }, 'provisions', 8],
    ['passages where a provision is the exception', { provisions: 1, passages: 12 }, 'passages', 12],
    ['passages where there is none', { provisions: 0, passages: 5 }, 'passages', 5],
  ])('counts %s', (_, counts, unit, count) => {
    expect(extentOf({ sentences: 20, ...counts })).toEqual({ unit, count });
  });
});
