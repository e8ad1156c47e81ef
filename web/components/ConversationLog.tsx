import { type RefObject, useEffect, useRef } from 'react';
import type { Conversation, Turn } from '../conversation.ts';
import { useServices } from '../services.ts';
import type { ConversationActions } from '../use-conversation.ts';
import { TurnView } from './TurnView.tsx';

interface ConversationLogProps {
  readonly conversation: Conversation;
  readonly actions: ConversationActions;
  readonly openFrom: (turn: number, citation: number, trigger: HTMLElement) => void;
}

/** All turns, oldest first. It is silent to screen readers; the status line beside it announces what is new in one sentence. */
export function ConversationLog({ conversation, actions, openFrom }: ConversationLogProps) {
  const { strings } = useServices();
  const { turns, open } = conversation;
  const log = useRef<HTMLDivElement>(null);
  useFollowedTurn(log, turns);
  return (
    <div className="log" role="log" aria-label={strings.conversation.label} aria-live="off" ref={log}>
      {turns.map((turn) => (
        <TurnView
          key={turn.id}
          turn={turn}
          isLast={turn === turns.at(-1)}
          actions={actions}
          opened={open?.turn === turn.id ? open.citation : undefined}
          openFrom={openFrom}
        />
      ))}
    </div>
  );
}

/** Keeps the newest turn in view as it changes; a first turn is in view already, and moving the page would only startle. */
function useFollowedTurn(log: RefObject<HTMLElement | null>, turns: readonly Turn[]) {
  const { reveal } = useServices();
  const newest = turns.at(-1);
  const moment = newest && `${newest.id} ${newest.state.kind}`;
  const isFirst = turns.length < 2;
  useEffect(() => {
    const element = moment === undefined ? null : log.current?.lastElementChild;
    if (!(element instanceof HTMLElement)) return;
    if (!isFirst) reveal(element);
    if (hasLostFocus(element)) element.focus({ preventScroll: true });
  }, [log, reveal, moment, isFirst]);
}

/** A pressed button that has gone (a starter question, "Stop") leaves the focus nowhere; the turn takes it then. */
function hasLostFocus(element: HTMLElement): boolean {
  const root = element.getRootNode();
  const { activeElement, body } = element.ownerDocument;
  const focused = (root instanceof ShadowRoot ? root.activeElement : null) ?? activeElement;
  return focused === null || focused === body;
}
