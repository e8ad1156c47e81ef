import { describe, expect, it } from 'vitest';
import {
  askedQuestions,
  beginConversation,
  type Conversation,
  type ConversationEvent,
  EMPTY_CONVERSATION,
  openCitation,
  pendingTurn,
  reduceConversation,
} from '../../web/conversation.ts';
import { ApiError } from '../../web/failure.ts';
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
  const arrived = (question: string): ConversationEvent => ({ type: 'arrived', question });

  it('begins the conversation with its question', () => {
    expect(pendingTurn(beginConversation('tides?'))).toMatchObject({ question: 'tides?', history: [] });
    expect(beginConversation(undefined)).toEqual(EMPTY_CONVERSATION);
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

describe('opening a citation', () => {
  const reply = answered('tides?', [['harbour-declaration-5.1', 'tidal-centre-2.1'], ['tidal-centre-3.1']]);
  const open = (turn: number, citation: number): ConversationEvent => ({ type: 'opened', turn, citation });

  it('shows it with the other citations of its answer', () => {
    const source = openCitation(conversationOf(asked('tides?'), replied(1, reply), open(1, 2)));
    expect(source?.shown).toEqual(reply.citations[1]);
    expect(source?.others).toEqual([reply.citations[0], reply.citations[2]]);
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
