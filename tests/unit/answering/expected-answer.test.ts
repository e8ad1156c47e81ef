import { describe, expect, it } from 'vitest';
import { expectedAnswer, hasNewThing, thingsIn } from '../../../server/answering/expected-answer.ts';

describe('expectedAnswer', () => {
  it.each([
    ['How old was she when she came?', 'age'],
    ['How much will the centre cost?', 'money'],
    ['What share of the applications is theirs?', 'share'],
    ['On which days was the forum held?', 'day'],
    ['In which year did it open?', 'year'],
    ['When was it held?', 'date'],
    ['How many passengers were there?', 'number'],
    ['How tall is the tower?', 'measure'],
    ['Who signed the agreement?', 'person'],
    ['Where was the forum held?', 'place'],
    ['What does it say about trade?', 'open'],
    ['What does the Doctor do when he is hurt?', 'open'],
    ['What is it called when a government is overthrown?', 'open'],
  ])('"%s" asks for %s', (question, expected) => {
    expect(expectedAnswer(question)).toBe(expected);
  });
});

describe('the things of a sentence', () => {
  it.each([
    ['a day', 'day', 'The forum took place on June 3–6, 2025.', true],
    ['no day in a bare year', 'day', 'The summit will be held in 2026.', false],
    ['a count', 'number', 'It has treated over 200,000 patients.', true],
    ['a count that looks like a year', 'number', 'The dinner was attended by 2000 guests.', true],
    ['no count in a date', 'number', 'They condemn the attack of March 11, 2025.', false],
    ['no count in the name of a year', 'number', 'The hall is the main venue of the Summit 2025 in the north.', false],
    ['no count in an age', 'number', 'Twenty-four-year-old Temurzoda sells phones.', false],
    ['a measure', 'measure', 'The tower is 324 metres tall.', true],
    ['no measure in a count', 'measure', 'The tower has 3 names.', false],
    ['a price', 'money', 'Trade reached $890 billion.', true],
    ['no price in a plain number', 'money', 'There are 27 members.', false],
    ['a share', 'share', 'This is nearly 40 percent of the total.', true],
    ['an age', 'age', 'He arrived as a 19-year-old.', true],
    ['anything when nothing is asked for', 'open', 'Words.', true],
  ] as const)('finds %s', (_, expected, sentence, found) => {
    expect(hasNewThing(thingsIn(sentence, expected), 'What is it?')).toBe(found);
  });

  it('are no answer where the question has them itself', () => {
    const years = thingsIn('The summit of 2026 is near.', 'year');
    expect(hasNewThing(years, 'In which year after 2026 is it?')).toBe(false);
  });
});
