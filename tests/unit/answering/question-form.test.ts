import { describe, expect, it } from 'vitest';
import { breadthOf } from '../../../server/answering/breadth.ts';
import { expectedAnswer } from '../../../server/answering/expected-answer.ts';
import { formOf } from '../../../server/answering/question-form.ts';

describe('formOf', () => {
  it.each([
    ['How many passengers were there?', 'figure'],
    ['When was the forum held?', 'figure'],
    ['Who signed the agreement?', 'thing'],
    ['Which forum was held in the north?', 'thing'],
    ['What competition did she win?', 'thing'],
    ['Is cooperation compulsory?', 'yesNo'],
    ['In their eyes, do small states count as much?', 'yesNo'],
    ['What did they say about trade?', 'open'],
    ['What is the treaty for?', 'open'],
    ['glacier protection', 'open'],
  ])('reads "%s" as a question for %s', (question, form) => {
    expect(formOf(question, breadthOf(question), expectedAnswer(question))).toBe(form);
  });
});
