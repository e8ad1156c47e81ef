import { confidenceLevel } from '../confidence.ts';
import type { Turn } from '../conversation.ts';
import { quotedText } from '../quoted-text.ts';
import { type Answered, documentsQuoted } from '../reply.ts';
import { useServices } from '../services.ts';
import { answerHref } from '../share.ts';
import type { CitationOpener } from './CitationMarker.tsx';
import { CopyButton } from './CopyButton.tsx';
import { StatementView } from './StatementView.tsx';

interface AnswerViewProps {
  readonly turn: Turn;
  readonly reply: Answered;
  readonly opener: CitationOpener;
}

/** The statements that answer, best first, with how sure the match is and ways to take them along. */
export function AnswerView({ turn, reply, opener }: AnswerViewProps) {
  const { strings, language, resolve } = useServices();
  const level = confidenceLevel(reply.confidence);
  return (
    <>
      <p className="verdict">
        <span className="confidence" data-level={level}>
          {strings.confidence[level]}
        </span>{' '}
        {strings.conversation.found(reply.answer.length, documentsQuoted(reply))}
      </p>
      <ol className="statements">
        {reply.answer.map((statement) => (
          <li key={statement.citations[0]}>
            <StatementView statement={statement} citations={reply.citations} opener={opener} />
          </li>
        ))}
      </ol>
      <p className="answer-tools">
        <CopyButton label={strings.conversation.copy} text={() => quotedText(reply, { language, resolve })} />
        <CopyButton label={strings.conversation.copyLink} icon="link" text={() => resolve(answerHref(turn, reply))} />
      </p>
    </>
  );
}
