import { useEffect, useMemo, useReducer } from 'react';
import type { Api } from './api.ts';
import { beginConversation, type Conversation, pendingTurn, reduceConversation } from './conversation.ts';
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
  readonly arrive: (question: string) => void;
  /** Asks without the light of earlier questions. */
  readonly askLiterally: (question: string) => void;
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
export function useConversation(api: Api, firstQuestion?: string): ConversationHandle {
  const [conversation, dispatch] = useReducer(reduceConversation, firstQuestion, beginConversation);
  const pending = pendingTurn(conversation);

  useEffect(() => {
    if (pending === undefined) return;
    const controller = new AbortController();
    const { id, question, history } = pending;
    api.ask({ question, history: [...history] }, controller.signal).then(
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
      arrive: (question) => dispatch({ type: 'arrived', question }),
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
