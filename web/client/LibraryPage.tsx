import { useCallback, useState } from 'react';
import type { DocumentSummary } from '../../server/contract/documents.ts';
import { Day } from '../components/Day.tsx';
import { Extent } from '../components/Extent.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { KindBadge } from '../components/KindBadge.tsx';
import { filterDocuments, type LibraryFilter } from '../library.ts';
import { documentHref } from '../route.ts';
import { useServices } from '../services.ts';
import { useResource } from '../use-resource.ts';
import { LibraryControls } from './LibraryControls.tsx';
import { usePageTitle } from './use-page-title.ts';

/** The library: every document that answers are quoted from, to search and narrow by kind. */
export function LibraryPage() {
  const { strings, api } = useServices();
  usePageTitle(strings.library.title);
  const list = useResource(useCallback((signal: AbortSignal) => api.documents(signal), [api]));
  return (
    <div className="page library">
      <h1>{strings.library.title}</h1>
      <p className="page-intro">{strings.library.intro}</p>
      {list.kind === 'loading' && <p className="loading">{strings.library.loading}</p>}
      {list.kind === 'failed' && <FailureNote error={list.error} onRetry={list.retry} />}
      {list.kind === 'ready' && <Shelf documents={list.value.documents} />}
    </div>
  );
}

function Shelf({ documents }: { readonly documents: readonly DocumentSummary[] }) {
  const { strings } = useServices();
  const [filter, setFilter] = useState<LibraryFilter>({ query: '', kind: '' });
  const shown = filterDocuments(documents, filter);
  return (
    <>
      <LibraryControls documents={documents} filter={filter} onFilter={setFilter} />
      <p role="status" className="note">
        {shown.length === 0 ? strings.library.none : strings.library.count(shown.length, documents.length)}
      </p>
      <ul className="shelf">
        {shown.map((document) => (
          <li key={document.id}>
            <Card document={document} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Card({ document }: { readonly document: DocumentSummary }) {
  const { strings } = useServices();
  return (
    <>
      <h2>
        <a href={documentHref(document.id)} lang={document.language}>
          {document.title}
        </a>
      </h2>
      <p className="source-line">
        <KindBadge kind={document.kind} />
        {document.date ? <Day date={document.date} /> : <span>{strings.library.undated}</span>}
        {document.place && <span>{document.place}</span>}
        <Extent counts={document.counts} />
      </p>
    </>
  );
}
