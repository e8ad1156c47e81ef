import { describe, expect, it } from 'vitest';
import {
  askedQuestions,
  beginConversation,
  type Conversation,
  type ConversationEvent,
  citationBeside,
  EMPTY_CONVERSATION,
  openCitation,
  pendingTurn,
  reduceConversation,
} from '../../web/conversation.ts';
import { ApiError } from '../../web/failure.ts';
import { EVERYWHERE, OFFICIAL } from '../../web/scope.ts';
import { answered, unanswered } from '../support/small-replies.ts';

const asked = (question: string, literally = false): ConversationEvent => ({ type: 'asked', question, literally });
const replied = (turn: number, reply = unanswered('any')): ConversationEvent => ({ type: 'replied', turn, reply });
const failed = (turn: number): ConversationEvent => ({
  type: 'failed',
  turn,
  error: new ApiError('offline', 'No reply.'),
});

function conversationOf(...events: ConversationEvent[]): Conversation {
  return events.reduce(reduceConversation, EMPTY_CONVERSATION);
}

function states(conversation: Conversation): string[] {
  return conversation.turns.map((turn) => turn.state.kind);
}

describe('asking', () => {
  it('makes the question, trimmed, the pending turn', () => {
    expect(pendingTurn(conversationOf(asked('  tides?\n')))).toMatchObject({ question: 'tides?', history: [] });
  });

  it.each([
    ['an empty question', conversationOf(asked(' \n '))],
    ['the question that is being answered', conversationOf(asked('tides?'), asked('tides? '))],
  ])('does nothing for %s', (_, conversation) => {
    expect(conversation.turns.length).toBeLessThan(2);
  });

  it('sends the earlier questions along, oldest first', () => {
    const conversation = conversationOf(asked('tides?'), replied(1), asked('boats?'), failed(2), asked('and ports?'));
    expect(pendingTurn(conversation)?.history).toEqual(['tides?', 'boats?']);
  });

  it('sends no earlier questions when the reader insists on their own words', () => {
    expect(pendingTurn(conversationOf(asked('tides?'), replied(1), asked('and boats?', true)))?.history).toEqual([]);
  });

  it('leaves out a question that was stopped, since it was withdrawn', () => {
    const conversation = conversationOf(
      asked('tides?'),
      replied(1),
      asked('boots?'),
      { type: 'stopped' },
      asked('boats?'),
    );
    expect(pendingTurn(conversation)?.history).toEqual(['tides?']);
  });

  it('sends at most twenty earlier questions, the latest ones', () => {
    const numbers = Array.from({ length: 25 }, (_, at) => at + 1);
    const conversation = conversationOf(...numbers.flatMap((n) => [asked(`question ${n}`), replied(n)]), asked('last'));
    const history = pendingTurn(conversation)?.history ?? [];
    expect(history).toHaveLength(20);
    expect(history.at(0)).toBe('question 6');
    expect(history.at(-1)).toBe('question 25');
  });

  it('stops the question before it, so that only one is ever pending', () => {
    expect(states(conversationOf(asked('tides?'), asked('boats?')))).toEqual(['stopped', 'asking']);
  });
});

describe('arriving at an address that asks', () => {
  const arrived = (question: string): ConversationEvent => ({ type: 'arrived', link: { question } });

  it('begins the conversation with its question', () => {
    expect(pendingTurn(beginConversation({ link: { question: 'tides?' } }))).toMatchObject({
      question: 'tides?',
      history: [],
    });
    expect(beginConversation()).toEqual(EMPTY_CONVERSATION);
  });

  it('does not ask again what was asked last, though it was answered', () => {
    expect(conversationOf(asked('tides?'), replied(1), arrived('tides?')).turns).toHaveLength(1);
  });

  it('asks again what was asked before something else', () => {
    const conversation = conversationOf(asked('tides?'), replied(1), asked('boats?'), replied(2), arrived('tides?'));
    expect(pendingTurn(conversation)).toMatchObject({ id: 3, question: 'tides?' });
  });
});

describe('what comes back', () => {
  it('settles its own turn', () => {
    const reply = answered('tides?', [['tidal-centre-2.1']]);
    expect(conversationOf(asked('tides?'), replied(1, reply)).turns[0]?.state).toEqual({ kind: 'replied', reply });
  });

  it.each([
    ['stopped', conversationOf(asked('tides?'), { type: 'stopped' }, replied(1)), ['stopped']],
    [
      'overtaken by another question',
      conversationOf(asked('tides?'), asked('boats?'), replied(1)),
      ['stopped', 'asking'],
    ],
    ['settled already', conversationOf(asked('tides?'), failed(1), replied(1)), ['failed']],
    ['cleared away', conversationOf(asked('tides?'), { type: 'cleared' }, replied(1)), []],
  ])('is dropped when its question was %s', (_, conversation, expected) => {
    expect(states(conversation)).toEqual(expected);
  });

  it('may be asked for again with the same history', () => {
    const before = conversationOf(asked('tides?'), replied(1), asked('and boats?'), failed(2));
    const again = reduceConversation(before, { type: 'retried', turn: 2 });
    expect(pendingTurn(again)).toMatchObject({ id: 2, question: 'and boats?', history: ['tides?'] });
  });
});

describe('an address that was shared', () => {
  const link = { question: 'and boats?', history: ['tides?'], scope: OFFICIAL, index: 'abc' };

  it('brings along all that shaped the answer', () => {
    expect(pendingTurn(beginConversation({ link }))).toMatchObject(link);
  });

  it('is understood as when it was shared, not in the light of what was asked here', () => {
    const conversation = conversationOf(asked('ports?'), replied(1), { type: 'arrived', link: { question: 'boats?' } });
    expect(pendingTurn(conversation)?.history).toEqual([]);
  });
});

describe('putting a question differently', () => {
  const before = [asked('tides?'), replied(1), asked('and boats?'), replied(2), asked('and ports?'), replied(3)];
  const edited = (turn: number, question: string): ConversationEvent => ({ type: 'edited', turn, question });

  it('asks in its place and in its light, and takes back what was asked after it', () => {
    const { turns } = conversationOf(...before, edited(2, ' and ships? '));
    expect(turns.map(({ question }) => question)).toEqual(['tides?', 'and ships?']);
    expect(turns[1]).toMatchObject({ history: ['tides?'], state: { kind: 'asking' } });
  });

  it('lets no late reply to the old question answer the new one', () => {
    const conversation = conversationOf(asked('tides?'), edited(1, 'boats?'), replied(1));
    expect(states(conversation)).toEqual(['asking']);
  });

  it.each([
    ['an empty question', edited(2, '  ')],
    ['a question that is not there', edited(9, 'ships?')],
  ])('does nothing for %s', (_, event) => {
    expect(conversationOf(...before, event)).toEqual(conversationOf(...before));
  });
});

describe('where questions are looked for', () => {
  const narrowed: ConversationEvent = { type: 'narrowed', scope: OFFICIAL };

  it('is everywhere, until the reader narrows it, and stays so when they start over', () => {
    expect(pendingTurn(conversationOf(asked('tides?')))?.scope).toEqual(EVERYWHERE);
    const conversation = conversationOf(asked('tides?'), narrowed, { type: 'cleared' }, asked('boats?'));
    expect(pendingTurn(conversation)?.scope).toEqual(OFFICIAL);
  });

  it('can be widened for one question, which is then asked again', () => {
    const conversation = conversationOf(narrowed, asked('tides?'), replied(1), { type: 'widened', turn: 1 });
    expect(pendingTurn(conversation)).toMatchObject({ question: 'tides?', scope: EVERYWHERE });
    expect(conversation.scope).toEqual(OFFICIAL);
  });
});

describe('opening a citation', () => {
  const reply = answered('tides?', [['harbour-declaration-5.1', 'tidal-centre-2.1'], ['tidal-centre-3.1']]);
  const open = (turn: number, citation: number): ConversationEvent => ({ type: 'opened', turn, citation });

  it('shows it among all citations of its answer', () => {
    const source = openCitation(conversationOf(asked('tides?'), replied(1, reply), open(1, 2)));
    expect(source?.shown).toEqual(reply.citations[1]);
    expect(source?.all).toEqual(reply.citations);
  });

  it('steps from one to the next, and from the last to the first', () => {
    const first = openCitation(conversationOf(asked('tides?'), replied(1, reply), open(1, 1)));
    const last = openCitation(conversationOf(asked('tides?'), replied(1, reply), open(1, 3)));
    if (!first || !last) throw new Error('Nothing is open.');
    expect([citationBeside(first, 1).id, citationBeside(first, -1).id, citationBeside(last, 1).id]).toEqual([2, 3, 1]);
  });

  it('shows the closest passages when there is no answer', () => {
    const silence = unanswered('pizza?', ['harbour-declaration-4.1', 'tidal-centre-3.1']);
    expect(openCitation(conversationOf(asked('pizza?'), replied(1, silence), open(1, 2)))?.shown).toEqual(
      silence.closest[1],
    );
  });

  it.each([
    ['closed', conversationOf(asked('tides?'), replied(1, reply), open(1, 2), { type: 'closed' })],
    ['left by another question', conversationOf(asked('tides?'), replied(1, reply), open(1, 2), asked('boats?'))],
    ['one that the answer does not have', conversationOf(asked('tides?'), replied(1, reply), open(1, 9))],
    ['one of an answer that is not there', conversationOf(asked('tides?'), open(1, 1))],
  ])('shows nothing once it is %s', (_, conversation) => {
    expect(openCitation(conversation)).toBeUndefined();
  });
});

describe('askedQuestions', () => {
  it('names a question that was asked twice in a row once', () => {
    const { turns } = conversationOf(asked('tides?'), replied(1), asked('tides?', true), replied(2), asked('boats?'));
    expect(askedQuestions(turns)).toEqual(['tides?', 'boats?']);
  });
});
