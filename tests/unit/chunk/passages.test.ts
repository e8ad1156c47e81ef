import { describe, expect, it } from 'vitest';
import type { CorpusDocument, Kind } from '../../../embeddings/corpus.ts';
import { passagesOf } from '../../../scripts/chunk/passages.ts';
import { corpusOf, passagesIn } from '../../support/corpus-outline.ts';

function read(text: string, kind: Kind, meta: Partial<CorpusDocument> = {}) {
  return passagesOf(text, {
    id: 'd',
    title: '',
    kind,
    language: 'en',
    file: 'd.txt',
    start: 0,
    end: text.length,
    ...meta,
  });
}

describe('passagesOf', () => {
  it('numbers provisions anew in each section', () => {
    const text = 'The leaders met.\nI\nStates agree.\nStates note it.\nII\nStates act.';
    expect(read(text, 'declaration').map(({ label, section, number }) => [label, section, number])).toEqual([
      ['¶1', undefined, 1],
      ['', undefined, undefined],
      ['I ¶1', 'I', 1],
      ['I ¶2', 'I', 2],
      ['', undefined, undefined],
      ['II ¶1', 'II', 1],
    ]);
  });

  it('keeps the numbers a text gives its own paragraphs, and its lists under them', () => {
    const text =
      'Statement\n\n3. Each party shall:\n\n(a) publish data; and\n\n(b) warn others.\n\n4. It enters into force.';
    expect(passagesIn(corpusOf(text)).slice(1)).toEqual([
      'lead ¶3: 3. Each party shall:',
      'item ¶3 (a): (a) publish data; and',
      'item ¶3 (b): (b) warn others.',
      'paragraph ¶4: 4. It enters into force.',
    ]);
  });

  it('goes on counting paragraphs under a subhead, which is their section', () => {
    const text = 'Title\n\nOne went on.\n\nUnity in diversity\n\nTwo went on.';
    const last = read(text, 'news').at(-1);
    expect(last).toMatchObject({ label: '¶2', number: 2, section: 'Unity in diversity', role: 'paragraph' });
  });

  it('gives the passages above an attribution its speaker', () => {
    const text = "Title\n\nWe agree.\n\n— From Foreign Minister Jane Roe's speech at the hall, May 1";
    expect(read(text, 'speech').map(({ role, speaker }) => [role, speaker])).toEqual([
      ['title', undefined],
      ['paragraph', 'Jane Roe'],
      ['attribution', 'Jane Roe'],
    ]);
  });

  it('takes the author of a speech that names no speaker', () => {
    expect(read('We agree.', 'speech', { author: 'Jane Roe' })[0]?.speaker).toBe('Jane Roe');
  });

  it('counts the points of a speech', () => {
    const text = 'Title\n\nFirst, we agree.\n\nSecond, we act.\n\nThirdly, we rest.';
    expect(read(text, 'speech').map(({ label, number }) => [label, number])).toEqual([
      ['', undefined],
      ['Point 1', 1],
      ['Point 2', 2],
      ['Point 3', 3],
    ]);
  });
});
