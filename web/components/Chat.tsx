import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { announcement } from '../announcement.ts';
import { askedQuestions, openCitation } from '../conversation.ts';
import { useServices } from '../services.ts';
import type { ConversationActions, ConversationHandle } from '../use-conversation.ts';
import { useResource } from '../use-resource.ts';
import { useShortcuts } from '../use-shortcuts.ts';
import { AskForm } from './AskForm.tsx';
import { ConversationLog } from './ConversationLog.tsx';
import { Icon } from './Icon.tsx';
import { SourcePanel } from './SourcePanel.tsx';
import { Suggestions } from './Suggestions.tsx';

interface ChatProps extends ConversationHandle {
  /** Whether an open source stands beside the conversation or over it. */
  readonly layout: 'beside' | 'over';
  /** Where `/` and Escape are listened for. */
  readonly shortcuts: EventTarget | null;
  /** What stands below the question box, beside starting over. */
  readonly tools?: ReactNode;
  /** What stands above the conversation. */
  readonly children?: ReactNode;
}

/** The chat: conversation, question box, and the source that is open. */
export function Chat({ conversation, actions, layout, shortcuts, tools, children }: ChatProps) {
  const { strings } = useServices();
  const box = useRef<HTMLTextAreaElement>(null);
  const source = openCitation(conversation);
  const { openFrom, close } = useReturningFocus(actions, source !== undefined);
  const empty = conversation.turns.length === 0;
  const focusBox = useCallback(() => box.current?.focus(), []);
  const startOver = () => {
    actions.clear();
    focusBox();
  };
  useShortcuts(shortcuts, { onSlash: focusBox, onEscape: close });
  return (
    <div className="chat" data-layout={layout} data-empty={empty} data-source={source !== undefined}>
      <div className="chat-column" inert={layout === 'over' && source !== undefined}>
        {children}
        <ConversationLog conversation={conversation} actions={actions} openFrom={openFrom} />
        <p role="status" className="visually-hidden">
          {announcement(conversation.turns.at(-1), strings)}
        </p>
        <div className="composer">
          <AskForm asked={askedQuestions(conversation.turns)} onAsk={actions.ask} boxRef={box} />
          <div className="composer-foot">
            {tools}
            {!empty && (
              <button type="button" className="button-quiet" title={strings.ask.startOver} onClick={startOver}>
                <Icon name="again" />
                <span className="tool-text">{strings.ask.startOver}</span>
              </button>
            )}
            {empty && <span className="keys">{strings.ask.keys}</span>}
          </div>
        </div>
        {empty && <Starters onAsk={actions.ask} />}
      </div>
      {source && <SourcePanel source={source} opening={conversation.open} onOpen={actions.open} onClose={close} />}
    </div>
  );
}

/** Closing the source gives the focus back to the marker that was pressed, or to the one the reader has stepped on to. */
function useReturningFocus(actions: ConversationActions, isOpen: boolean) {
  const trigger = useRef<HTMLElement>(null);
  const returning = useRef(false);
  useEffect(() => {
    if (isOpen || !returning.current) return;
    returning.current = false;
    trigger.current?.focus();
  }, [isOpen]);
  const openFrom = useCallback(
    (turn: number, citation: number, from: HTMLElement) => {
      trigger.current = from;
      actions.open(turn, citation);
    },
    [actions],
  );
  const close = useCallback(() => {
    returning.current = isOpen;
    trigger.current = steppedTo(trigger.current);
    actions.close();
  }, [actions, isOpen]);
  return { openFrom, close };
}

/** The marker of the citation that is open, when it is no longer the one that was pressed. */
function steppedTo(pressed: HTMLElement | null): HTMLElement | null {
  if (pressed === null || pressed.getAttribute('aria-current') === 'true') return pressed;
  return pressed.closest('[role="log"]')?.querySelector<HTMLElement>('.marker[aria-current="true"]') ?? pressed;
}

function Starters({ onAsk }: { readonly onAsk: (question: string) => void }) {
  const { api, strings } = useServices();
  const offered = useResource(useCallback((signal: AbortSignal) => api.starters(signal), [api]));
  const questions = offered.kind === 'ready' ? offered.value : [];
  return <Suggestions title={strings.ask.starters} questions={questions} onAsk={onAsk} />;
}
