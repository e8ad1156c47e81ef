import { describe, expect, it } from 'vitest';
import type { Corpus, Passage, Sentence } from '../../embeddings/corpus.ts';
import { verify } from '../../scripts/verify.ts';
import { corpusOf } from '../support/corpus-outline.ts';

const TEXT = 'Rivers\n\nMember states agree. They note it.\n\nThe talks go on.\n\nThe end is near.';
const SOUND = corpusOf(TEXT, 'rivers.txt');

const withPassage = (at: number, change: Partial<Passage>): Corpus => ({
  ...SOUND,
  passages: SOUND.passages.map((passage, i) => (i === at ? { ...passage, ...change } : passage)),
});

const withSentence = (at: number, change: Partial<Sentence>): Corpus => ({
  ...SOUND,
  sentences: SOUND.sentences.map((sentence, i) => (i === at ? { ...sentence, ...change } : sentence)),
});

const [first, second] = SOUND.sentences as [Sentence, Sentence];

describe('verify', () => {
  it('finds nothing wrong with a sound corpus', () => {
    expect(SOUND.sentences).toHaveLength(4);
    expect(verify(SOUND)).toEqual([]);
  });

  it.each<[string, Corpus, string, RegExp]>([
    [
      'two files of one name',
      { ...SOUND, files: [...SOUND.files, ...SOUND.files] },
      'rivers.txt',
      /id that is used before/,
    ],
    ['a document twice', { ...SOUND, documents: [...SOUND.documents, ...SOUND.documents] }, 'rivers', /used before/],
    ['a document of no file', { ...SOUND, files: [] }, 'rivers', /belongs to rivers\.txt, which does not exist/],
    ['a passage of no document', withPassage(1, { documentId: 'lakes' }), 'rivers-2', /belongs to lakes/],
    ['a sentence of no passage', withSentence(0, { passageId: 'rivers-9' }), 'rivers-2.1', /belongs to rivers-9/],
    ['a sentence id twice', withSentence(1, { id: first.id }), first.id, /used before/],
    [
      'a document longer than its file',
      { ...SOUND, documents: SOUND.documents.map((d) => ({ ...d, end: 999 })) },
      'rivers',
      /reaches out of the file/,
    ],
    ['a passage that leaves its document', withPassage(3, { end: 999 }), 'rivers-4', /reaches out of document rivers/],
    [
      'a sentence that leaves its passage',
      withSentence(1, { end: second.end + 3 }),
      'rivers-2.2',
      /reaches out of passage rivers-2/,
    ],
    ['an empty sentence', withSentence(0, { end: first.start }), 'rivers-2.1', /no proper span/],
    ['a span between two units', withSentence(0, { start: first.start + 0.5 }), 'rivers-2.1', /no proper span/],
    ['white space at an edge', withSentence(0, { end: first.end + 1 }), 'rivers-2.1', /white space/],
    [
      'sentences that overlap',
      withSentence(1, { start: second.start - 3 }),
      'rivers-2.2',
      /overlaps or precedes rivers-2\.1/,
    ],
    [
      'words in no sentence',
      withSentence(1, { start: second.start + 5 }),
      'rivers-2',
      /belong to none of its sentences/,
    ],
    ['a sentence in a title', withPassage(1, { role: 'title' }), 'rivers-2.1', /role title/],
    ['a lead outside the document', withSentence(1, { lead: { start: 0, end: 999 } }), 'rivers-2.2', /lead/],
    [
      'a lead that is the sentence',
      withSentence(1, { lead: { start: second.start, end: second.end } }),
      'rivers-2.2',
      /lead/,
    ],
  ])('finds %s', (_, corpus, id, message) => {
    const found = verify(corpus).filter((problem) => problem.id === id);
    expect(found.map((problem) => problem.message)).toContainEqual(expect.stringMatching(message));
  });

  it('says in which file and where', () => {
    expect(verify(withSentence(0, { end: first.end + 1 }))[0]).toMatchObject({
      file: 'rivers.txt',
      start: first.start,
      end: first.end + 1,
    });
  });
});
