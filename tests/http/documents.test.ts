import { describe, expect, it } from 'vitest';
import type { DocumentDetail, DocumentList, PassageDetail } from '../../server/contract/documents.ts';
import { smallApp } from '../support/http-app.ts';

const { app, serving } = smallApp();
const textOf = (name: string) => serving.library.file(name)?.text ?? '';

describe('GET /api/documents', () => {
  it('lists every document with what is known of it and how much it holds', async () => {
    const reply = await app.request('/api/documents');
    expect(reply.status).toBe(200);
    const { documents, index } = (await reply.json()) as DocumentList;
    expect(index).toEqual({ fingerprint: 'small-1' });
    expect(documents).toHaveLength(2);
    expect(documents[0]).toEqual({
      id: 'harbour-declaration',
      title: 'Harbour Declaration of the Council of Ministers',
      kind: 'declaration',
      issuer: 'Council of Ministers',
      date: '2024-03-03',
      language: 'en',
      place: 'Port Amity',
      file: 'declaration.txt',
      start: 0,
      end: textOf('declaration.txt').length,
      length: textOf('declaration.txt').length,
      counts: { passages: 7, sentences: 4, provisions: 3 },
    });
  });
});

describe('GET /api/documents/:id', () => {
  it('gives the text verbatim, page break included, and spans that count in the file', async () => {
    const reply = await app.request('/api/documents/tidal-centre');
    const document = (await reply.json()) as DocumentDetail;
    expect(document.text).toBe(textOf('news.txt').slice(document.start, document.end));
    expect(document.text).toContain('turbines and\n\n economic plans');
    expect(document.passages.map((passage) => passage.role)).toEqual(['title', 'paragraph', 'paragraph']);
    const quotes = document.sentences.map(({ start, end }) => textOf('news.txt').slice(start, end));
    expect(quotes.at(-1)).toBe('A boat show followed.');
  });

  it('takes an id that is percent-encoded', async () => {
    expect((await app.request('/api/documents/harbour%2Ddeclaration')).status).toBe(200);
  });

  it('answers from one index while another is swapped in', async () => {
    const old = smallApp().serving;
    let current = old;
    const swapping = smallApp({ current: () => current }).app;
    const fingerprint = async () => {
      const reply = await swapping.request('/api/documents/tidal-centre');
      return ((await reply.json()) as DocumentDetail).index.fingerprint;
    };
    expect(await fingerprint()).toBe('small-1');
    current = { ...old, fingerprint: 'small-2' };
    expect(await fingerprint()).toBe('small-2');
  });
});

describe('GET /api/passages/:id', () => {
  it('gives the passage, its sentences, its document and its neighbours, all with their words', async () => {
    const reply = await app.request('/api/passages/harbour-declaration-4');
    const { passage, sentences, document, previous, next } = (await reply.json()) as PassageDetail;
    expect(passage).toMatchObject({ label: 'I ¶1', section: 'I', role: 'provision' });
    expect(passage.text).toBe('The ministers welcome the “Open Quays” programme. They will fund it until 2030.');
    expect(sentences.map((sentence) => sentence.text).join(' ')).toBe(passage.text);
    expect(document).toMatchObject({ id: 'harbour-declaration', file: 'declaration.txt' });
    expect(previous?.text).toBe('I');
    expect(next?.text).toBe('The ministers support a research centre for tidal energy in Port Amity.');
  });

  it('leaves out a neighbour that is not there', async () => {
    const reply = await app.request('/api/passages/tidal-centre-1');
    expect(await reply.json()).not.toHaveProperty('previous');
  });
});
