import type { AskReply, Citation } from '../server/contract/ask.ts';
import type { ApiError } from './failure.ts';
import type { QuestionLink } from './route.ts';
import { EVERYWHERE, type Scope } from './scope.ts';

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
  /** Where it is looked for. */
  readonly scope: Scope;
  /** How the fingerprint of the index begins that a link was made with, when the question came by a link. */
  readonly index?: string;
  readonly state: TurnState;
}

/** The whole chat: its turns, oldest first, where the next question is looked for, and the citation whose source is open. */
export interface Conversation {
  readonly turns: readonly Turn[];
  readonly scope: Scope;
  readonly open?: { readonly turn: number; readonly citation: number };
}

/** Everything that can happen to a conversation. */
export type ConversationEvent =
  | { readonly type: 'asked'; readonly question: string; readonly literally?: boolean }
  /** The reader came to an address that asks: by a link, or by going back to it. */
  | { readonly type: 'arrived'; readonly link: QuestionLink }
  /** A question is put differently; what was asked after it is taken back. */
  | { readonly type: 'edited'; readonly turn: number; readonly question: string }
  /** A question is asked again of every document. */
  | { readonly type: 'widened'; readonly turn: number }
  | { readonly type: 'narrowed'; readonly scope: Scope }
  | { readonly type: 'restored'; readonly turns: readonly Turn[] }
  | { readonly type: 'replied'; readonly turn: number; readonly reply: AskReply }
  | { readonly type: 'failed'; readonly turn: number; readonly error: ApiError }
  | { readonly type: 'stopped' }
  | { readonly type: 'retried'; readonly turn: number }
  | { readonly type: 'opened'; readonly turn: number; readonly citation: number }
  | { readonly type: 'closed' }
  | { readonly type: 'cleared' };

/** As many earlier questions as the server takes. */
const HISTORY_LIMIT = 20;

export const EMPTY_CONVERSATION: Conversation = { turns: [], scope: EVERYWHERE };

/** What a conversation may begin with. */
export interface Beginning {
  /** The question of the address. */
  readonly link?: QuestionLink | undefined;
  /** Where questions are looked for; everywhere unless told. */
  readonly scope?: Scope;
}

/** A conversation that begins empty, or with the question of the address. */
export function beginConversation({ link, scope = EVERYWHERE }: Beginning = {}): Conversation {
  const empty: Conversation = { ...EMPTY_CONVERSATION, scope };
  return link === undefined ? empty : arrive(empty, link);
}

/** The question that is being answered, if one is; there is never more than one. */
export function pendingTurn({ turns }: Conversation): Turn | undefined {
  return turns.find((turn) => turn.state.kind === 'asking');
}

/** The questions asked so far, oldest first, without immediate repetitions. */
export function askedQuestions(turns: readonly Turn[]): string[] {
  return turns.map((turn) => turn.question).filter((question, at, all) => question !== all[at - 1]);
}

/** A citation that is open, among all that its answer gives, in their order. */
export interface OpenCitation {
  readonly turn: number;
  readonly shown: Citation;
  readonly all: readonly Citation[];
}

/** The citation that is open, with the other citations of its answer, if one is. */
export function openCitation({ turns, open }: Conversation): OpenCitation | undefined {
  const turn = turns.find(({ id }) => id === open?.turn);
  if (turn?.state.kind !== 'replied') return undefined;
  const all = citationsOf(turn.state.reply);
  const shown = all.find((citation) => citation.id === open?.citation);
  return shown && { turn: turn.id, shown, all };
}

/** The citation so many steps on; after the last comes the first. */
export function citationBeside({ shown, all }: OpenCitation, steps: 1 | -1): Citation {
  return all.at((all.indexOf(shown) + steps) % all.length) ?? shown;
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

/** Puts a question at the end; whatever was pending is stopped and whatever was open is closed. */
function append({ turns, scope }: Conversation, asked: Omit<Turn, 'id' | 'state'>, id: number): Conversation {
  return { turns: [...stopPending(turns), { ...asked, id, state: { kind: 'asking' } }], scope };
}

function nextId(turns: readonly Turn[]): number {
  return (turns.at(-1)?.id ?? 0) + 1;
}

function ask(conversation: Conversation, typed: string, literally: boolean): Conversation {
  const question = typed.trim();
  const { turns, scope } = conversation;
  if (question === '' || pendingTurn(conversation)?.question === question) return conversation;
  const history = literally ? [] : historyOf(stopPending(turns));
  return append(conversation, { question, history, scope }, nextId(turns));
}

/** Coming back to the address of the newest question does not ask it a second time. */
function arrive(conversation: Conversation, { question, history = [], scope, index }: QuestionLink): Conversation {
  if (conversation.turns.at(-1)?.question === question) return conversation;
  const asked = { question, history, scope: scope ?? conversation.scope, ...(index !== undefined && { index }) };
  return append(conversation, asked, nextId(conversation.turns));
}

/** The question stands where the old one stood, understood in the same light; a new number keeps late replies away. */
function edit(conversation: Conversation, id: number, typed: string): Conversation {
  const at = conversation.turns.findIndex((turn) => turn.id === id);
  const [turn, question] = [conversation.turns[at], typed.trim()];
  if (turn === undefined || question === '') return conversation;
  const { history, scope } = turn;
  const kept = { ...conversation, turns: conversation.turns.slice(0, at) };
  return append(kept, { question, history, scope }, nextId(conversation.turns));
}

function widen(conversation: Conversation, id: number): Conversation {
  const turn = conversation.turns.find((one) => one.id === id);
  if (turn === undefined) return conversation;
  const { question, history } = turn;
  return append(conversation, { question, history, scope: EVERYWHERE }, nextId(conversation.turns));
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
      return arrive(conversation, event.link);
    case 'edited':
      return edit(conversation, event.turn, event.question);
    case 'widened':
      return widen(conversation, event.turn);
    case 'narrowed':
      return { ...conversation, scope: event.scope };
    case 'restored':
      return { ...EMPTY_CONVERSATION, turns: event.turns };
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
      return { turns: conversation.turns, scope: conversation.scope };
    case 'cleared':
      return { ...EMPTY_CONVERSATION, scope: conversation.scope };
  }
}
