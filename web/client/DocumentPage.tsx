import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { DocumentDetail } from '../../server/contract.ts';
import { centre } from '../centre.ts';
import { DocumentText } from '../components/DocumentText.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import type { Mark } from '../highlight.ts';
import type { Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useResource } from '../use-resource.ts';
import { DocumentHead } from './DocumentHead.tsx';
import { MissingPage } from './MissingPage.tsx';
import { Outline } from './Outline.tsx';
import { usePageTitle } from './use-page-title.ts';

/** What the address of a document says. */
export type DocumentRoute = Extract<Route, { page: 'document' }>;

/** One document in full, with the span of the address marked and in view. */
export function DocumentPage({ route }: { readonly route: DocumentRoute }) {
  const { api, strings } = useServices();
  const { id } = route;
  const source = useResource(useCallback((signal: AbortSignal) => api.document(id, signal), [api, id]));
  usePageTitle(source.kind === 'ready' ? source.value.title : strings.library.title);
  switch (source.kind) {
    case 'loading':
      return <p className="page loading">{strings.source.loading}</p>;
    case 'failed':
      if (source.error.kind === 'missing') return <MissingPage />;
      return <FailureNote error={source.error} onRetry={source.retry} />;
    case 'ready':
      return <Reading document={source.value} route={route} />;
  }
}

function Reading({ document, route }: { readonly document: DocumentDetail; readonly route: DocumentRoute }) {
  const text = useRef<HTMLDivElement>(null);
  const { span, passage } = route;
  const [from, to] = [span?.start, span?.end];
  const marks = useMemo<Mark[]>(
    () => (from === undefined || to === undefined ? [] : [{ start: from, end: to, tone: 'primary' }]),
    [from, to],
  );
  useArrival(text, marks, passage);
  return (
    <div className="page reading">
      <DocumentHead document={document} />
      <Outline document={document} />
      <div ref={text} data-passage={passage}>
        <DocumentText document={document} marks={marks} linked />
      </div>
    </div>
  );
}

/** Brings the marked words into view, or the passage that the address names; the browser could not, as neither was there yet. */
function useArrival(text: RefObject<HTMLElement | null>, marks: readonly Mark[], passage: string | undefined) {
  useEffect(() => {
    const named = passage === undefined ? null : document.getElementById(passage);
    const target = (marks.length > 0 ? text.current?.querySelector('mark') : null) ?? named;
    if (target && document.scrollingElement) centre(target, document.scrollingElement);
  }, [text, marks, passage]);
}
