import { describe, expect, it } from 'vitest';
import type { CorpusDocument, Passage } from '../../../embeddings/corpus.ts';
import { words } from '../../../embeddings/terms.ts';
import { missingAround } from '../../../server/answering/missing.ts';
import { placeTermsOf } from '../../../server/answering/rows.ts';

const DOCUMENT: CorpusDocument = {
  id: 'harbours',
  title: 'Harbour Declaration',
  kind: 'declaration',
  date: '2031-05-03',
  place: 'Port Ellery',
  language: 'en',
  file: 'a.txt',
  start: 0,
  end: 200,
};
const PASSAGE: Passage = {
  id: 'harbours-1',
  documentId: 'harbours',
  role: 'provision',
  label: 'I ¶1',
  start: 0,
  end: 200,
};

const rowOf = (text: string) => ({ text, terms: words(text).map(({ term }) => term) });

/** A passage of two sentences, and before it one that gives the first its subject. */
const INDEX = {
  rows: [
    rowOf('The envoy of Kazakhstan spoke first.'),
    rowOf('He welcomed the Treaty on the Protection of Tides.'),
    rowOf('The pilots were thanked.'),
  ],
  rowsOfPassage: [[0], [1, 2]],
};
const PLACE = { placeTerms: placeTermsOf({ document: DOCUMENT, passage: PASSAGE }), passageRow: 1, leadRow: 0 };

/** Terms of equal weight; those with a capital are names. */
function missing(text: string, ...sought: string[]) {
  const terms = sought.map((word) => ({ term: words(word)[0]?.term ?? '', weight: 1 / sought.length }));
  const names = terms.filter((_, i) => /^\p{Lu}/u.test(sought[i] ?? '')).map(({ term }) => term);
  return missingAround({ text, terms, names }, PLACE, INDEX);
}

describe('missingAround', () => {
  it.each([
    ['in the passage', 'pilots'],
    ['in the sentence that gives it its subject', 'envoy'],
    ['in the title of the document', 'Harbour'],
    ['in its place', 'Ellery'],
    ['by a kindred word', 'Kazakh'],
  ])('finds what stands %s', (_, word) => {
    expect(missing(`What of ${word}?`, word)).toEqual({ names: 0, terms: 0 });
  });

  it('finds an abbreviation whose letters begin the names of the passage', () => {
    expect(missing('What of the TPT?', 'TPT')).toEqual({ names: 0, terms: 0 });
    expect(missing('What of the TPX?', 'TPX')).toEqual({ names: 1, terms: 1 });
  });

  it('gives the share that stands nowhere, of names by themselves', () => {
    expect(missing('Did Sandwick pay the pilots?', 'Sandwick', 'pay', 'pilots', 'envoy')).toEqual({
      names: 0.25,
      terms: 0.5,
    });
  });

  it('takes a number for no other number that begins alike', () => {
    expect(missing('What of 20315?', '20315')).toEqual({ names: 0, terms: 1 });
  });
});
