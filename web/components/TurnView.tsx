import type { Turn } from '../conversation.ts';
import { wasReinterpreted } from '../reply.ts';
import { useServices } from '../services.ts';
import type { ConversationActions } from '../use-conversation.ts';
import { AnswerView } from './AnswerView.tsx';
import type { CitationOpener } from './CitationMarker.tsx';
import { FailureNote } from './FailureNote.tsx';
import { Interpretation } from './Interpretation.tsx';
import { SilenceView } from './SilenceView.tsx';
import { Suggestions } from './Suggestions.tsx';

interface TurnViewProps {
  readonly turn: Turn;
  readonly actions: ConversationActions;
  readonly opener: CitationOpener;
}

/** A question and what came of it. */
export function TurnView(props: TurnViewProps) {
  return (
    <section className="turn" tabIndex={-1}>
      <h2 className="question">{props.turn.question}</h2>
      <Outcome {...props} />
    </section>
  );
}

function Outcome({ turn, actions, opener }: TurnViewProps) {
  switch (turn.state.kind) {
    case 'asking':
      return <Searching onStop={actions.stop} />;
    case 'stopped':
      return <Stopped onAgain={() => actions.retry(turn.id)} />;
    case 'failed':
      return <FailureNote error={turn.state.error} onRetry={() => actions.retry(turn.id)} />;
    case 'replied':
      return <Reply turn={turn} reply={turn.state.reply} actions={actions} opener={opener} />;
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

type ReplyProps = TurnViewProps & { readonly reply: Extract<Turn['state'], { kind: 'replied' }>['reply'] };

function Reply({ turn, reply, actions, opener }: ReplyProps) {
  const { strings } = useServices();
  const onLiterally = turn.history.length > 0 ? () => actions.askLiterally(turn.question) : undefined;
  return (
    <article className="answer" aria-label={strings.conversation.answerTo(turn.question)}>
      {wasReinterpreted(reply) && <Interpretation interpretedAs={reply.interpretedAs} onLiterally={onLiterally} />}
      {reply.status === 'answered' ? (
        <AnswerView reply={reply} opener={opener} />
      ) : (
        <SilenceView reply={reply} opener={opener} />
      )}
      <Suggestions title={strings.conversation.suggestions} questions={reply.suggestions} onAsk={actions.ask} />
    </article>
  );
}
