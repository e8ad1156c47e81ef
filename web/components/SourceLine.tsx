import type { Citation } from '../../server/contract.ts';
import { useServices } from '../services.ts';
import { Day } from './Day.tsx';
import { KindBadge } from './KindBadge.tsx';

/** Where a quotation stands: who speaks, which document and provision, when, and whether the words are official. */
export function SourceLine({ citation }: { readonly citation: Citation }) {
  const { resolve } = useServices();
  const { document, passage } = citation;
  return (
    <p className="source-line">
      {passage.speaker && <span className="speaker">{passage.speaker}</span>}
      <a href={resolve(citation.href)}>{document.title}</a>
      {passage.label && <span className="label">{passage.label}</span>}
      {document.date && <Day date={document.date} />}
      <KindBadge kind={document.kind} />
    </p>
  );
}
