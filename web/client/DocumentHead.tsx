import type { DocumentDetail } from '../../server/contract.ts';
import { Day } from '../components/Day.tsx';
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
      <h1>{title}</h1>
      <p className="source-line">
        <KindBadge kind={kind} />
        {by && <span className="speaker">{by}</span>}
        {place && <span>{place}</span>}
        {date && <Day date={date} />}
        <span>
          {counts.provisions > 0
            ? strings.library.provisions(counts.provisions)
            : strings.library.passages(counts.passages)}
        </span>
      </p>
    </header>
  );
}
