import { describe, expect, it } from 'vitest';
import { slice } from '../../../embeddings/span.ts';
import { dependenceOf, namesPerson } from '../../../scripts/chunk/dependence.ts';
import { corpusOf } from '../../support/corpus-outline.ts';

/** The words that lead the last sentence of a text. */
function leadOfLast(text: string): string | undefined {
  const lead = corpusOf(text).sentences.at(-1)?.lead;
  return lead && slice(text, lead);
}

describe('dependenceOf', () => {
  it.each([
    ['He noted that China has advocated this.', 'person'],
    ['"His words play a crucial role," Tur said.', 'person'],
    ['"We were the first to conclude a treaty," he said.', 'person'],
    ['"China can play an important role by helping others."', 'person'],
    ['With nearly 40 years of experience, he has treated many.', 'person'],
    ['But he realized language was key.', 'person'],
    ['They note the proposal.', 'thing'],
    ['It now stands as the largest organization.', 'thing'],
    ['These events will strengthen cooperation.', 'thing'],
    ['Such acts violate the norms of international law.', 'thing'],
    ['That trust has grown beyond the lab.', 'thing'],
    ['At the same time, it has built an ecosystem.', 'thing'],
    ['To this end, member states note the initiative.', undefined],
    ['Member states reaffirm that in developing relations, they will adhere to it.', undefined],
    ['It is encouraging to see progress.', undefined],
    ['It has been claimed that they left.', undefined],
    ['It was opened in 1980.', 'thing'],
    ['This year the forum is in Minsk.', undefined],
    ['That the plague was in the air was widely believed.', undefined],
    ['When Jane Roe arrived, she spoke.', undefined],
    ['We should uphold fairness.', undefined],
    ['"Seven Years" refers to events in Europe.', undefined],
  ])('%s → %s', (sentence, expected) => {
    expect(dependenceOf(sentence)).toBe(expected);
  });
});

describe('namesPerson', () => {
  it.each([
    ['Russian professor Igor Alexandrov reflected on it.', true],
    ['The outcome was good, Zhang noted.', true],
    ['The Shanghai Cooperation Organization met in North China.', false],
    ['The World Health Organization supports it.', false],
    ['The bond has become personal.', false],
  ])('%s → %s', (sentence, expected) => {
    expect(namesPerson(sentence)).toBe(expected);
  });
});

describe('addLeads', () => {
  it('gives a bullet the line that opens its list', () => {
    expect(leadOfLast('The states will act:\n— Welcome the proposal;\n— Promote trade.')).toBe('The states will act:');
  });

  it('gives "they" the sentence before', () => {
    expect(leadOfLast('Member states commit to trade. They note the proposal.')).toBe('Member states commit to trade.');
  });

  it('gives "he" the nearest earlier sentence that names a person, over the paragraphs between', () => {
    const text =
      'Title\n\nProfessor Igor Alexandrov works in China. He came in 1991.\n\nTrust has grown.\n\nHis wife likes it.';
    expect(leadOfLast(text)).toBe('Professor Igor Alexandrov works in China.');
  });

  it('does not reach over a heading', () => {
    const text = 'Title\n\nProfessor Igor Alexandrov works in China.\n\nIn other news\n\nHe came in 1991.';
    expect(leadOfLast(text)).toBeUndefined();
  });

  it('leads nowhere when nothing stands before', () => {
    expect(leadOfLast('They note the proposal.')).toBeUndefined();
  });
});
