import { describe, expect, it } from 'vitest';
import { slice } from '../../embeddings/span.ts';
import { createLibrary } from '../../server/library.ts';
import { smallCorpus } from '../support/small-corpus.ts';

const corpus = smallCorpus();
const library = createLibrary(corpus);

describe('createLibrary', () => {
  it('keeps the documents in reading order', () => {
    expect(library.documents.map((entry) => entry.document.id)).toEqual(['harbour-declaration', 'tidal-centre']);
  });

  it('counts a declaration’s provisions, and none in an article', () => {
    expect(library.documents.map((entry) => entry.provisions)).toEqual([3, 0]);
  });

  it('gives each document its own words, passages and sentences', () => {
    const entry = library.document('tidal-centre');
    expect(entry?.text).toBe(corpus.files[1]?.text);
    expect(entry?.passages.map((passage) => passage.label)).toEqual(['', '¶1', '¶2']);
    expect(entry?.sentences).toHaveLength(2);
  });

  it('knows the sentences and the neighbours of a passage', () => {
    const entry = library.passage('harbour-declaration-4');
    const text = entry?.file.text ?? '';
    expect(entry?.sentences.map((sentence) => slice(text, sentence))).toEqual([
      'The ministers welcome the “Open Quays” programme.',
      'They will fund it until 2030.',
    ]);
    expect(entry?.previous?.id).toBe('harbour-declaration-3');
    expect(entry?.next?.label).toBe('I ¶2');
  });

  it.each([
    ['the first passage of a document has none before it', 'tidal-centre-1', 'previous'],
    ['the last passage of a document has none after it', 'harbour-declaration-7', 'next'],
  ] as const)('%s, even where another document stands', (_, id, side) => {
    expect(library.passage(id)?.[side]).toBeUndefined();
  });

  it.each([
    ['an id that nobody has', 'nobody'],
    ['a name that every object has', 'constructor'],
    ['nothing', ''],
  ])('finds nothing for %s', (_, id) => {
    expect([library.document(id), library.passage(id), library.file(id)]).toEqual([undefined, undefined, undefined]);
  });

  it('refuses a corpus that lacks the file of a document', () => {
    expect(() => createLibrary({ ...corpus, files: [] })).toThrow('has no file declaration.txt');
  });
});
