import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { DocumentDetail } from '../../server/contract/documents.ts';
import { centre } from '../centre.ts';
import { DocumentText } from '../components/DocumentText.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { FindBox } from '../components/FindBox.tsx';
import { Outline } from '../components/Outline.tsx';
import { Verified } from '../components/Verified.tsx';
import type { Mark } from '../highlight.ts';
import { documentHref, type Route, type RouteSpan } from '../route.ts';
import { useServices } from '../services.ts';
import { type Finding, useFind } from '../use-find.ts';
import { useResource } from '../use-resource.ts';
import { DocumentHead } from './DocumentHead.tsx';
import { MissingPage } from './MissingPage.tsx';
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
  const page = useRef<HTMLDivElement>(null);
  const finding = useFind(document);
  const { span, passage } = route;
  const [from, to] = [span?.start, span?.end];
  const marks = useMemo<Mark[]>(
    () => (from === undefined || to === undefined ? [] : [{ start: from, end: to, tone: 'primary' }]),
    [from, to],
  );
  useArrival(page, marks, passage);
  useCentredMatch(page, finding);
  return (
    <div className="page reading" ref={page}>
      <DocumentHead document={document} />
      <div className="reading-tools">
        <FindBox finding={finding} />
        <Outline document={document} hrefOf={(heading) => documentHref(document.id, heading)} />
      </div>
      <div className="reading-text" data-passage={passage}>
        {span && <LinkedWords document={document} span={span} />}
        <DocumentText document={document} marks={marks} finding={finding} linked />
      </div>
    </div>
  );
}

/** Has the words that a link points at looked up in the source, like those of a citation. */
function LinkedWords({ document, span }: { readonly document: DocumentDetail; readonly span: RouteSpan }) {
  const quote = document.text.slice(span.start - document.start, span.end - document.start);
  return quote === '' ? null : <Verified words={{ file: document.file, ...span, quote }} />;
}

/** Below what sticks to the top of the page. */
function bring(page: HTMLElement | null, element: Element | null | undefined): void {
  const tools = page?.querySelector<HTMLElement>('.reading-tools');
  const sticks = tools && getComputedStyle(tools).position === 'sticky' && tools.offsetWidth === page?.clientWidth;
  if (element && document.scrollingElement) centre(element, document.scrollingElement, sticks ? tools.offsetHeight : 0);
}

/** Brings the marked words into view, or the passage that the address names; the browser could not, as neither was there yet. */
function useArrival(page: RefObject<HTMLElement | null>, marks: readonly Mark[], passage: string | undefined) {
  useEffect(() => {
    const named = passage === undefined ? null : document.getElementById(passage);
    bring(page.current, (marks.length > 0 ? page.current?.querySelector('mark') : null) ?? named);
  }, [page, marks, passage]);
}

function useCentredMatch(page: RefObject<HTMLElement | null>, { current }: Finding) {
  useEffect(() => {
    if (current) bring(page.current, page.current?.querySelector('.found[data-current="true"]'));
  }, [page, current]);
}
