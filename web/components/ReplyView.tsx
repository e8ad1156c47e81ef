import type { AskReply } from '../../server/contract/ask.ts';
import type { Turn } from '../conversation.ts';
import { wasReinterpreted } from '../reply.ts';
import { scopeChoice } from '../scope.ts';
import { useServices } from '../services.ts';
import { isOfAnotherIndex } from '../share.ts';
import type { ConversationActions } from '../use-conversation.ts';
import { AnswerView } from './AnswerView.tsx';
import type { CitationOpener } from './CitationMarker.tsx';
import { Icon } from './Icon.tsx';
import { Interpretation } from './Interpretation.tsx';
import { SilenceView } from './SilenceView.tsx';
import { Suggestions } from './Suggestions.tsx';

interface ReplyViewProps {
  readonly turn: Turn;
  readonly reply: AskReply;
  readonly actions: ConversationActions;
  readonly opener: CitationOpener;
}

/** What the server replied: how it understood the question, where it looked, and what it found. */
export function ReplyView({ turn, reply, actions, opener }: ReplyViewProps) {
  const { strings, opinion } = useServices();
  const onLiterally = turn.history.length > 0 ? () => actions.askLiterally(turn.question) : undefined;
  return (
    <article className="answer" part="answer" aria-label={strings.conversation.answerTo(turn.question)}>
      {isOfAnotherIndex(turn, reply) && (
        <p className="index-changed">
          <Icon name="warning" /> {strings.conversation.indexChanged}
        </p>
      )}
      {wasReinterpreted(reply) && <Interpretation interpretedAs={reply.interpretedAs} onLiterally={onLiterally} />}
      {reply.status === 'answered' ? (
        <AnswerView turn={turn} reply={reply} opener={opener} />
      ) : (
        <SilenceView reply={reply} opener={opener} />
      )}
      <Narrowed turn={turn} onWiden={() => actions.widen(turn.id)} />
      {opinion?.(reply)}
      <Suggestions title={strings.conversation.suggestions} questions={reply.suggestions} onAsk={actions.ask} />
    </article>
  );
}

/** An answer that was not looked for everywhere says so, and offers to look everywhere. */
function Narrowed({ turn, onWiden }: { readonly turn: Turn; readonly onWiden: () => void }) {
  const { strings } = useServices();
  const choice = scopeChoice(turn.scope);
  if (choice === 'all') return null;
  const { official, chosen } = strings.scope.narrowed;
  return (
    <p className="narrowed">
      {choice === 'official' ? official : chosen(turn.scope.documents?.length ?? 0)}{' '}
      <button type="button" className="button-quiet" onClick={onWiden}>
        {strings.scope.widen}
      </button>
    </p>
  );
}
