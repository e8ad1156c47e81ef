import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../embeddings/corpus.ts';
import { toTerm } from '../../../embeddings/terms.ts';
import { nameInFull, speakersNamed, speakersOf } from '../../../server/answering/speakers.ts';

const passage = (speaker?: string): Passage => ({
  id: 'speech-1',
  documentId: 'speech',
  role: 'point',
  label: '',
  start: 0,
  end: 1,
  ...(speaker !== undefined && { speaker }),
});

const speakers = speakersOf(
  [passage('Ilse Marr'), passage(), passage('Ilse Marr'), passage('Jo May')].map((said, row) => ({
    row,
    passage: said,
  })),
);

/** Which speakers a question names that has these content words; those with a capital are names. */
function named(...words: string[]): string[] {
  const terms = words.map((word) => ({ term: toTerm(word.toLowerCase()), weight: 1 / words.length }));
  const names = words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => toTerm(word.toLowerCase()));
  return [...speakersNamed({ terms, names }, speakers)];
}

describe('speakersOf', () => {
  it('lists each speaker once, with what they said', () => {
    expect([...speakers]).toEqual([
      ['Ilse Marr', { terms: ['ils', 'marr'], rows: [0, 2] }],
      ['Jo May', { terms: ['jo', 'mai'], rows: [3] }],
    ]);
  });
});

describe('speakersNamed', () => {
  it('knows a speaker by a part of the name with a capital', () => {
    expect(named('Marr', 'trade')).toEqual(['Ilse Marr']);
  });

  it('knows a speaker by the whole name in any case', () => {
    expect(named('ilse', 'marr', 'trade')).toEqual(['Ilse Marr']);
  });

  it('takes no other word for a name', () => {
    expect(named('marr', 'trade')).toEqual([]);
    expect(named('trade', 'in', 'may')).toEqual([]);
    expect(named()).toEqual([]);
  });
});

describe('nameInFull', () => {
  it.each([
    ['what did Marr say?', 'what did Ilse Marr say?'],
    ["Is it Marr's view?", "Is it Ilse Marr's view?"],
    ['what did Ilse propose', 'what did Ilse Marr propose'],
  ])('puts the whole name: "%s"', (question, full) => {
    expect(nameInFull(question, speakers)).toBe(full);
  });

  it.each([
    'What did Ilse Marr say?',
    'What did Anna Marr say?',
    'Is it in the Marr Valley?',
    "Did they meet in Marr'an?",
    'May the council meet?',
    'what did marr say?',
  ])('leaves "%s"', (question) => {
    expect(nameInFull(question, speakers)).toBe(question);
  });

  it('finds the part that it is, also where another begins like it', () => {
    const two = speakersOf([{ row: 0, passage: passage('Li Lian') }]);
    expect(nameInFull("what is Lian's view?", two)).toBe("what is Li Lian's view?");
  });

  it('leaves a part of two names', () => {
    const both = speakersOf([passage('Ilse Marr'), passage('Jo Marr')].map((said, row) => ({ row, passage: said })));
    expect(nameInFull('what did Marr say?', both)).toBe('what did Marr say?');
  });
});
