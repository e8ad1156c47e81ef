import type { DocumentDetail } from '../../server/contract/documents.ts';
import { Day } from '../components/Day.tsx';
import { Extent } from '../components/Extent.tsx';
import { KindBadge } from '../components/KindBadge.tsx';
import { useServices } from '../services.ts';

/** A document's title and what is known of it. */
export function DocumentHead({ document }: { readonly document: DocumentDetail }) {
  const { strings } = useServices();
  const { counts, date, place, title, kind } = document;
  const by = document.author ?? document.issuer;
  return (
    <header className="document-head">
      <p>
        <a href="/documents">{strings.document.all}</a>
      </p>
      <h1 lang={document.language}>{title}</h1>
      <p className="source-line">
        <KindBadge kind={kind} />
        {by && <span>{by}</span>}
        {place && <span>{place}</span>}
        {date && <Day date={date} />}
        <Extent counts={counts} />
      </p>
    </header>
  );
}
