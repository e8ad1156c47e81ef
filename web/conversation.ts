import type { AskReply, Citation } from '../server/contract.ts';
import type { ApiError } from './failure.ts';

/** How far a question has come. */
export type TurnState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'replied'; readonly reply: AskReply }
  | { readonly kind: 'failed'; readonly error: ApiError }
  | { readonly kind: 'stopped' };

/** One question and what became of it. */
export interface Turn {
  readonly id: number;
  readonly question: string;
  /** The earlier questions it is understood in the light of, oldest first; none when it is asked literally. */
  readonly history: readonly string[];
  readonly state: TurnState;
}

/** The whole chat: its turns, oldest first, and the citation whose source is open. */
export interface Conversation {
  readonly turns: readonly Turn[];
  readonly open?: { readonly turn: number; readonly citation: number };
}

/** Everything that can happen to a conversation. */
export type ConversationEvent =
  | { readonly type: 'asked'; readonly question: string; readonly literally?: boolean }
  /** The reader came to an address that asks: by a link, or by going back to it. */
  | { readonly type: 'arrived'; readonly question: string }
  | { readonly type: 'replied'; readonly turn: number; readonly reply: AskReply }
  | { readonly type: 'failed'; readonly turn: number; readonly error: ApiError }
  | { readonly type: 'stopped' }
  | { readonly type: 'retried'; readonly turn: number }
  | { readonly type: 'opened'; readonly turn: number; readonly citation: number }
  | { readonly type: 'closed' }
  | { readonly type: 'cleared' };

/** As many earlier questions as the server takes. */
const HISTORY_LIMIT = 20;

export const EMPTY_CONVERSATION: Conversation = { turns: [] };

/** A conversation that begins empty, or with the question of the address. */
export function beginConversation(question: string | undefined): Conversation {
  return question === undefined ? EMPTY_CONVERSATION : arrive(EMPTY_CONVERSATION, question);
}

/** The question that is being answered, if one is; there is never more than one. */
export function pendingTurn({ turns }: Conversation): Turn | undefined {
  return turns.find((turn) => turn.state.kind === 'asking');
}

/** The questions asked so far, oldest first, without immediate repetitions. */
export function askedQuestions(turns: readonly Turn[]): string[] {
  return turns.map((turn) => turn.question).filter((question, at, all) => question !== all[at - 1]);
}

/** The citation that is open, with the other citations of its answer, if one is. */
export function openCitation({ turns, open }: Conversation): { shown: Citation; others: Citation[] } | undefined {
  const state = turns.find((turn) => turn.id === open?.turn)?.state;
  if (state?.kind !== 'replied') return undefined;
  const citations = citationsOf(state.reply);
  const shown = citations.find((citation) => citation.id === open?.citation);
  return shown && { shown, others: citations.filter((citation) => citation !== shown) };
}

/** What a reply can open: what it cites, or, when it does not answer, the passages that come closest. */
function citationsOf(reply: AskReply): Citation[] {
  return reply.status === 'answered' ? reply.citations : reply.closest;
}

function withState(turns: readonly Turn[], id: number, state: TurnState): Turn[] {
  return turns.map((turn) => (turn.id === id ? { ...turn, state } : turn));
}

function stopPending(turns: readonly Turn[]): Turn[] {
  return turns.map((turn) => (turn.state.kind === 'asking' ? { ...turn, state: { kind: 'stopped' } } : turn));
}

function isPending(turns: readonly Turn[], id: number): boolean {
  return turns.some((turn) => turn.id === id && turn.state.kind === 'asking');
}

/** A question that was stopped was withdrawn, so later ones are not understood in its light. */
function historyOf(turns: readonly Turn[]): string[] {
  const stands = turns.filter((turn) => turn.state.kind !== 'stopped');
  return askedQuestions(stands).slice(-HISTORY_LIMIT);
}

function ask(conversation: Conversation, typed: string, literally: boolean): Conversation {
  const question = typed.trim();
  if (question === '' || pendingTurn(conversation)?.question === question) return conversation;
  const turns = stopPending(conversation.turns);
  const id = (turns.at(-1)?.id ?? 0) + 1;
  const turn: Turn = { id, question, history: literally ? [] : historyOf(turns), state: { kind: 'asking' } };
  return { turns: [...turns, turn] };
}

/** Coming back to the address of the newest question does not ask it a second time. */
function arrive(conversation: Conversation, question: string): Conversation {
  return conversation.turns.at(-1)?.question === question.trim() ? conversation : ask(conversation, question, false);
}

/** A reply that comes after its question was stopped or asked anew is dropped. */
function settle(conversation: Conversation, id: number, state: TurnState): Conversation {
  if (!isPending(conversation.turns, id)) return conversation;
  return { ...conversation, turns: withState(conversation.turns, id, state) };
}

/** What a conversation becomes when something happens to it. */
export function reduceConversation(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'asked':
      return ask(conversation, event.question, event.literally ?? false);
    case 'arrived':
      return arrive(conversation, event.question);
    case 'replied':
      return settle(conversation, event.turn, { kind: 'replied', reply: event.reply });
    case 'failed':
      return settle(conversation, event.turn, { kind: 'failed', error: event.error });
    case 'stopped':
      return { ...conversation, turns: stopPending(conversation.turns) };
    case 'retried':
      return { ...conversation, turns: withState(stopPending(conversation.turns), event.turn, { kind: 'asking' }) };
    case 'opened':
      return { ...conversation, open: { turn: event.turn, citation: event.citation } };
    case 'closed':
      return { turns: conversation.turns };
    case 'cleared':
      return EMPTY_CONVERSATION;
  }
}
