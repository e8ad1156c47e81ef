import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Citation } from '../../server/contract.ts';
import { centre } from '../centre.ts';
import { useServices } from '../services.ts';
import { sourceMarks } from '../source-marks.ts';
import { type SourceText, wholeDocument } from '../source-reader.ts';
import { type Resource, useResource } from '../use-resource.ts';
import { DocumentText } from './DocumentText.tsx';
import { FailureNote } from './FailureNote.tsx';
import { Icon } from './Icon.tsx';
import { SourceLine } from './SourceLine.tsx';
import { Verified } from './Verified.tsx';

interface SourcePanelProps {
  readonly shown: Citation;
  /** The other citations of the same answer; those in this document are marked lightly. */
  readonly others: readonly Citation[];
  /** Another object each time a marker is pressed: a reader who scrolled away is brought back to the words. */
  readonly opening: object | undefined;
  readonly onClose: () => void;
}

/** The document a citation points to, open at the cited words. It scrolls within itself and takes the focus when it opens. */
export function SourcePanel({ shown, others, opening, onClose }: SourcePanelProps) {
  const { strings, resolve } = useServices();
  const panel = useRef<HTMLElement>(null);
  const source = useSource(shown);
  useCentredMark(panel, opening, source.kind);
  return (
    <section className="source" aria-label={strings.source.label} tabIndex={-1} ref={panel}>
      <header className="source-head">
        <h2>{shown.document.title}</h2>
        <button type="button" className="button-icon" aria-label={strings.source.close} onClick={onClose}>
          <Icon name="close" />
        </button>
        <SourceLine citation={shown} titled={false} />
        <Verified citation={shown} />
        <a className="open-page" href={resolve(shown.href)}>
          {strings.source.openPage}
        </a>
      </header>
      <SourceBody source={source} shown={shown} others={others} />
    </section>
  );
}

function useSource(shown: Citation): Resource<SourceText> {
  const { api, source } = useServices();
  const reader = useMemo(() => source ?? wholeDocument(api), [api, source]);
  const key = reader.key(shown);
  return useResource(useCallback((signal: AbortSignal) => reader.load(key, signal), [reader, key]));
}

/** Each opening takes the focus at once, and shows the words as soon as they are there. */
function useCentredMark(
  panel: RefObject<HTMLElement | null>,
  opening: object | undefined,
  state: Resource<unknown>['kind'],
) {
  useEffect(() => {
    if (opening) panel.current?.focus({ preventScroll: true });
  }, [panel, opening]);
  useEffect(() => {
    const scroller = panel.current;
    const mark = opening && state === 'ready' ? scroller?.querySelector('mark') : null;
    if (scroller && mark) centre(mark, scroller, scroller.querySelector('header')?.offsetHeight);
  }, [panel, opening, state]);
}

type SourceBodyProps = Pick<SourcePanelProps, 'shown' | 'others'> & { readonly source: Resource<SourceText> };

function SourceBody({ source, shown, others }: SourceBodyProps) {
  const { strings } = useServices();
  switch (source.kind) {
    case 'loading':
      return <p className="loading">{strings.source.loading}</p>;
    case 'failed':
      return <FailureNote error={source.error} onRetry={source.retry} />;
    case 'ready':
      return <DocumentText document={source.value} marks={sourceMarks(source.value, shown, others)} heading="h3" />;
  }
}
