import { describe, expect, it } from 'vitest';
import { breadthOf, countAsked } from '../../../server/answering/breadth.ts';
import { expectedAnswer } from '../../../server/answering/expected-answer.ts';
import { formOf, wantsWords } from '../../../server/answering/question-form.ts';

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

describe('wantsWords', () => {
  it.each([
    ['What did she say about trade?', true],
    ['How do they see the sea?', true],
    ['Why is the war mentioned?', true],
    ['List the five things he proposed', true],
    ['Who wrote the article?', false],
    ['When did she speak?', false],
    ['At which meeting was the speech given?', false],
    ['Ilse Marr speech', false],
  ])('of "%s" is %s', (question, wants) => {
    const form = formOf(question, breadthOf(question), expectedAnswer(question));
    expect(wantsWords(question, form, countAsked(question))).toBe(wants);
  });
});
