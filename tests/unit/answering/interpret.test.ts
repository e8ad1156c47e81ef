import { describe, expect, it } from 'vitest';
import { interpret } from '../../../server/answering/interpret.ts';

const HISTORY = ['What did the council say about glaciers?'];

describe('interpret', () => {
  it.each([['Trade', 'what is said about Trade?']])(
    'asks for a subject alone in a sentence: "%s"',
    (question, searched) => {
      expect(interpret(question, HISTORY)).toEqual({ own: searched, searched });
    },
  );

  it.each([
    [['What did the council say about glaciers?'], 'and about trade?', 'what is said about trade?'],
    [['What did SCO say about glaciers?'], 'and about trade?', 'what is said about trade?'],
    [['What did Ilse Marr propose?'], 'and on trade?', 'What did Ilse Marr propose about trade?'],
    [['What does Mayor Marr think of ferries?', 'and about trade?'], 'And pilots?', undefined],
    [
      ['What does Mayor Marr think of ferries?', 'and about trade?'],
      'what about pilots',
      'What does Mayor Marr think about pilots?',
    ],
    [['Who is Ilse Marr?', 'What did she say about boats?'], 'and about trade?', 'what is said about trade?'],
    [['Which forum was held?'], 'What about sea grass?', 'what is said about sea grass?'],
    [[], 'and on sea grass', 'what is said about sea grass?'],
  ])('after %j asks "%s" for the words of the same', (history, question, searched = question) => {
    expect(interpret(question, history)).toEqual({ own: searched, searched });
  });

  it.each(['what about it?', 'it', 'and about them?'])(
    'takes "%s" for no subject, but for what it points to',
    (question) => {
      expect(interpret(question, HISTORY)).toEqual({ own: question, searched: `${question} (council glaciers)` });
    },
  );

  it.each(['Who signed the treaty?', 'sea grass meadows', 'On which day did Ann Lee sign?'])(
    'searches "%s" as it is',
    (question) => {
      expect(interpret(question, HISTORY)).toEqual({ own: question, searched: question });
    },
  );
});
