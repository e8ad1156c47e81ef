import { memo, useMemo } from 'react';
import type { Turn } from '../conversation.ts';
import { useServices } from '../services.ts';
import type { ConversationActions } from '../use-conversation.ts';
import type { CitationOpener } from './CitationMarker.tsx';
import { FailureNote } from './FailureNote.tsx';
import { QuestionHead } from './QuestionHead.tsx';
import { ReplyView } from './ReplyView.tsx';

interface TurnViewProps {
  readonly turn: Turn;
  readonly isLast: boolean;
  readonly actions: ConversationActions;
  /** The citation of this turn that is open, if one is. */
  readonly opened: number | undefined;
  readonly openFrom: (turn: number, citation: number, trigger: HTMLElement) => void;
}

/** A question and what came of it; drawn anew only when something about this turn changes, however long the conversation. */
export const TurnView = memo(function TurnView({ turn, isLast, actions, opened, openFrom }: TurnViewProps) {
  const opener = useMemo<CitationOpener>(
    () => ({ open: (citation, trigger) => openFrom(turn.id, citation, trigger), opened }),
    [openFrom, turn.id, opened],
  );
  return (
    <section className="turn" tabIndex={-1}>
      <QuestionHead
        question={turn.question}
        hasLater={!isLast}
        onEdit={(question) => actions.edit(turn.id, question)}
      />
      <Outcome turn={turn} actions={actions} opener={opener} />
    </section>
  );
});

type OutcomeProps = Pick<TurnViewProps, 'turn' | 'actions'> & { readonly opener: CitationOpener };

function Outcome({ turn, actions, opener }: OutcomeProps) {
  switch (turn.state.kind) {
    case 'asking':
      return <Searching onStop={actions.stop} />;
    case 'stopped':
      return <Stopped onAgain={() => actions.retry(turn.id)} />;
    case 'failed':
      return <FailureNote error={turn.state.error} onRetry={() => actions.retry(turn.id)} />;
    case 'replied':
      return <ReplyView turn={turn} reply={turn.state.reply} actions={actions} opener={opener} />;
  }
}

function Searching({ onStop }: { readonly onStop: () => void }) {
  const { strings } = useServices();
  return (
    <div className="searching">
      <p>{strings.conversation.searching}</p>
      <button type="button" className="button-quiet" onClick={onStop}>
        {strings.conversation.stop}
      </button>
    </div>
  );
}

function Stopped({ onAgain }: { readonly onAgain: () => void }) {
  const { strings } = useServices();
  return (
    <div className="searching">
      <p>{strings.conversation.stopped}</p>
      <button type="button" className="button-quiet" onClick={onAgain}>
        {strings.conversation.again}
      </button>
    </div>
  );
}
