import type { Citation, Statement } from '../../server/contract/ask.ts';
import { useServices } from '../services.ts';
import { CitationMarker, type CitationOpener } from './CitationMarker.tsx';
import { CopyMenu } from './CopyMenu.tsx';
import { SourceLine } from './SourceLine.tsx';

interface StatementViewProps {
  readonly statement: Statement;
  readonly citations: readonly Citation[];
  readonly opener: CitationOpener;
}

function citedBy(ids: readonly number[], citations: readonly Citation[]): Citation[] {
  return ids.flatMap((id) => citations.filter((citation) => citation.id === id));
}

/** One quotation: the line that gives it its subject, the words, their markers, and where they stand. */
export function StatementView({ statement, citations, opener }: StatementViewProps) {
  const { resolve } = useServices();
  const cited = citedBy(statement.citations, citations);
  const [first, ...further] = cited;
  const subject = statement.lead && citedBy([statement.lead.citation], citations)[0];
  const words = cited.map((citation) => ({ citation, address: resolve(citation.href) }));
  return (
    <figure className="statement">
      {statement.lead && (
        <p className="lead" lang={subject?.document.language}>
          {statement.lead.text}
        </p>
      )}
      <div className="quotation">
        <blockquote cite={first?.href} lang={first?.document.language}>
          {statement.text}
        </blockquote>{' '}
        <span className="markers">
          {cited.map((citation) => (
            <CitationMarker key={citation.id} citation={citation} {...opener} />
          ))}
        </span>
      </div>
      <figcaption>
        <div className="statement-foot">
          {first && <SourceLine citation={first} />}
          <CopyMenu statement={statement} cited={words} />
        </div>
        <AlsoIn citations={further} />
        {subject !== undefined && !cited.includes(subject) && <Subject citation={subject} opener={opener} />}
      </figcaption>
    </figure>
  );
}

function AlsoIn({ citations }: { readonly citations: readonly Citation[] }) {
  const { strings } = useServices();
  if (citations.length === 0) return null;
  return (
    <p className="also">
      {strings.citation.alsoIn}:{' '}
      {citations.map(({ id, document, passage }, at) => (
        <span key={id}>
          {at > 0 && '; '}
          <span lang={document.language}>{document.title}</span>
          {passage.label && `, ${passage.label}`}
        </span>
      ))}
    </p>
  );
}

function Subject({ citation, opener }: { readonly citation: Citation; readonly opener: CitationOpener }) {
  const { strings } = useServices();
  return (
    <p className="also">
      {strings.citation.subject} <CitationMarker citation={citation} {...opener} />
    </p>
  );
}
