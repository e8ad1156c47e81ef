import { describe, expect, it } from 'vitest';
import { interpret } from '../../../server/answering/interpret.ts';

const HISTORY = ['What did the council say about glaciers?'];

describe('interpret', () => {
  it.each([
    ['and about trade?', 'what is said about trade?'],
    ['What about sea grass?', 'what is said about sea grass?'],
    ['Trade', 'what is said about Trade?'],
  ])('asks for a subject alone in a sentence: "%s"', (question, searched) => {
    expect(interpret(question, HISTORY)).toEqual({ own: searched, searched });
  });

  it.each(['what about it?', 'it', 'and about them?'])(
    'takes "%s" for no subject, but for what it points to',
    (question) => {
      expect(interpret(question, HISTORY)).toEqual({ own: question, searched: `${question} (council glaciers)` });
    },
  );

  it.each(['Who signed the treaty?', 'sea grass meadows'])('searches "%s" as it is', (question) => {
    expect(interpret(question, HISTORY)).toEqual({ own: question, searched: question });
  });
});
