import type { Citation, Statement } from '../../server/contract.ts';
import { useServices } from '../services.ts';
import { CitationMarker, type CitationOpener } from './CitationMarker.tsx';
import { SourceLine } from './SourceLine.tsx';

interface StatementViewProps {
  readonly statement: Statement;
  readonly citations: readonly Citation[];
  readonly opener: CitationOpener;
}

function cited(ids: readonly number[], citations: readonly Citation[]): Citation[] {
  return ids.flatMap((id) => citations.filter((citation) => citation.id === id));
}

function place({ document, passage }: Citation): string {
  return [document.title, passage.label].filter((part) => part !== '').join(', ');
}

/** One quotation: the line that gives it its subject, the words, their markers, and where they stand. */
export function StatementView({ statement, citations, opener }: StatementViewProps) {
  const { strings } = useServices();
  const [first, ...further] = cited(statement.citations, citations);
  const subject = statement.lead && cited([statement.lead.citation], citations)[0];
  const known = subject !== undefined && !statement.citations.includes(subject.id);
  return (
    <figure className="statement">
      {statement.lead && <p className="lead">{statement.lead.text}</p>}
      <div className="quotation">
        <blockquote cite={first?.href}>{statement.text}</blockquote>{' '}
        <span className="markers">
          {[...(first ? [first] : []), ...further].map((citation) => (
            <CitationMarker key={citation.id} citation={citation} {...opener} />
          ))}
        </span>
      </div>
      <figcaption>
        {first && <SourceLine citation={first} />}
        {further.length > 0 && (
          <p className="also">
            {strings.citation.alsoIn}: {further.map(place).join('; ')}
          </p>
        )}
        {known && (
          <p className="also">
            {strings.citation.subject} <CitationMarker citation={subject} {...opener} />
          </p>
        )}
      </figcaption>
    </figure>
  );
}
