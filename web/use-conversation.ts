import { useEffect, useMemo, useReducer } from 'react';
import type { Api } from './api.ts';
import {
  type Beginning,
  beginConversation,
  type Conversation,
  pendingTurn,
  reduceConversation,
  type Turn,
} from './conversation.ts';
import type { QuestionLink } from './route.ts';
import { type Scope, scopeFields } from './scope.ts';
import { asApiError } from './use-resource.ts';

/** A conversation and what a reader can do with it. */
export interface ConversationHandle {
  readonly conversation: Conversation;
  readonly actions: ConversationActions;
}

/** Everything a reader does, as functions that stay the same from one rendering to the next. */
export interface ConversationActions {
  readonly ask: (question: string) => void;
  /** Asks the question of an address, unless it is the newest one already. */
  readonly arrive: (link: QuestionLink) => void;
  /** Asks without the light of earlier questions. */
  readonly askLiterally: (question: string) => void;
  /** Puts a question differently; what was asked after it is taken back. */
  readonly edit: (turn: number, question: string) => void;
  /** Asks a question again of every document. */
  readonly widen: (turn: number) => void;
  /** Where the next questions are looked for. */
  readonly narrow: (scope: Scope) => void;
  /** Shows an earlier conversation in place of this one. */
  readonly restore: (turns: readonly Turn[]) => void;
  readonly stop: () => void;
  readonly retry: (turn: number) => void;
  readonly open: (turn: number, citation: number) => void;
  readonly close: () => void;
  readonly clear: () => void;
}

/**
 * Keeps a conversation, which may begin with a question, and asks the server whatever is pending in it; stopping or
 * asking anew aborts the request.
 */
export function useConversation(api: Api, beginning: Beginning = {}): ConversationHandle {
  const [conversation, dispatch] = useReducer(reduceConversation, beginning, beginConversation);
  const pending = pendingTurn(conversation);

  useEffect(() => {
    if (pending === undefined) return;
    const controller = new AbortController();
    const { id, question, history, scope } = pending;
    api.ask({ question, history: [...history], ...scopeFields(scope) }, controller.signal).then(
      (reply) => dispatch({ type: 'replied', turn: id, reply }),
      (cause: unknown) => {
        if (!controller.signal.aborted) dispatch({ type: 'failed', turn: id, error: asApiError(cause) });
      },
    );
    return () => controller.abort();
  }, [api, pending]);

  const actions = useMemo<ConversationActions>(
    () => ({
      ask: (question) => dispatch({ type: 'asked', question }),
      arrive: (link) => dispatch({ type: 'arrived', link }),
      edit: (turn, question) => dispatch({ type: 'edited', turn, question }),
      widen: (turn) => dispatch({ type: 'widened', turn }),
      narrow: (scope) => dispatch({ type: 'narrowed', scope }),
      restore: (turns) => dispatch({ type: 'restored', turns }),
      askLiterally: (question) => dispatch({ type: 'asked', question, literally: true }),
      stop: () => dispatch({ type: 'stopped' }),
      retry: (turn) => dispatch({ type: 'retried', turn }),
      open: (turn, citation) => dispatch({ type: 'opened', turn, citation }),
      close: () => dispatch({ type: 'closed' }),
      clear: () => dispatch({ type: 'cleared' }),
    }),
    [],
  );
  return { conversation, actions };
}
