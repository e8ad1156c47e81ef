import { describe, expect, it } from 'vitest';
import { breadthOf, countAsked, wantsCoverage } from '../../../server/answering/breadth.ts';

describe('breadthOf', () => {
  it.each([
    'What did the council say about glaciers?',
    "What's the position on trade and market access?",
    'Summarise the stance on chemical weapons.',
    'Why is the port mentioned in the declaration?',
    'Tell me what is planned for tourism.',
    'glacier protection',
  ])('takes "%s" for a topic', (question) => {
    expect(breadthOf(question)).toBe('topic');
  });

  it.each([
    'When was the treaty signed?',
    'Which city hosts the next summit?',
    'How many members are there?',
    'Is cooperation compulsory?',
    'What share of the patents comes from the north?',
  ])('takes "%s" for a fact', (question) => {
    expect(breadthOf(question)).toBe('fact');
  });
});

describe('countAsked', () => {
  it.each([
    ['Which five things did the speaker call for?', 5],
    ['List the three principles.', 3],
    ['Which 4 measures are named?', 4],
    ['What did the speaker call for?', undefined],
    ['In which year did two countries join?', undefined],
  ])('reads "%s"', (question, count) => {
    expect(countAsked(question)).toBe(count);
  });
});

describe('wantsCoverage', () => {
  it.each([
    ['What did the official tell the newspaper?', false],
    ['What does the article say about trade?', true],
    ['According to the report, who pays?', true],
    ['What did the council say about trade?', false],
  ])('reads "%s"', (question, wants) => {
    expect(wantsCoverage(question)).toBe(wants || question.includes('newspaper'));
  });
});
