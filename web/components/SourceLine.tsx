import type { Citation } from '../../server/contract/ask.ts';
import { useServices } from '../services.ts';
import { Day } from './Day.tsx';
import { KindBadge } from './KindBadge.tsx';

interface SourceLineProps {
  readonly citation: Citation;
  /** Left out where the title stands beside the line already. */
  readonly titled?: boolean;
}

/** Where a quotation stands: who speaks, which document and provision, when, and whether the words are official. */
export function SourceLine({ citation, titled = true }: SourceLineProps) {
  const { resolve } = useServices();
  const { document, passage } = citation;
  return (
    <p className="source-line">
      <KindBadge kind={document.kind} />
      {passage.speaker && <span className="speaker">{passage.speaker}</span>}
      {titled && (
        <a href={resolve(citation.href)} lang={document.language}>
          {document.title}
        </a>
      )}
      {passage.label && <span className="label">{passage.label}</span>}
      {document.date && <Day date={document.date} />}
    </p>
  );
}
