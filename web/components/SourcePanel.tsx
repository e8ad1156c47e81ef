import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Citation } from '../../server/contract/ask.ts';
import { centre } from '../centre.ts';
import type { OpenCitation } from '../conversation.ts';
import { documentHref } from '../route.ts';
import { useServices } from '../services.ts';
import { sourceMarks } from '../source-marks.ts';
import { type SourceText, wholeDocument } from '../source-reader.ts';
import { type Finding, useFind } from '../use-find.ts';
import { type Resource, useResource } from '../use-resource.ts';
import { DocumentText } from './DocumentText.tsx';
import { FailureNote } from './FailureNote.tsx';
import { Outline } from './Outline.tsx';
import { SourceHead } from './SourceHead.tsx';

interface SourcePanelProps {
  readonly source: OpenCitation;
  /** Another object each time a marker is pressed: a reader who scrolled away is brought back to the words. */
  readonly opening: object | undefined;
  readonly onOpen: (turn: number, citation: number) => void;
  readonly onClose: () => void;
}

/** The document a citation points to, open at the cited words. It scrolls within itself and takes the focus when it opens. */
export function SourcePanel({ source, opening, onOpen, onClose }: SourcePanelProps) {
  const { strings, resolve } = useServices();
  const panel = useRef<HTMLElement>(null);
  const text = useSource(source.shown);
  const finding = useFind(text.kind === 'ready' ? text.value : undefined);
  useCentredMark(panel, opening, text.kind);
  useCentredMatch(panel, finding);
  return (
    <section className="source" part="source" aria-label={strings.source.label} tabIndex={-1} ref={panel}>
      <SourceHead source={source} finding={finding} onOpen={onOpen} onClose={onClose}>
        {text.kind === 'ready' && (
          <Outline
            document={text.value}
            hrefOf={(passage) => resolve(documentHref(text.value.id, passage))}
            onGo={(passage) => show(panel.current, `[data-passage="${CSS.escape(passage)}"]`)}
          />
        )}
      </SourceHead>
      <SourceBody text={text} source={source} finding={finding} />
    </section>
  );
}

function useSource(shown: Citation): Resource<SourceText> {
  const { api, source } = useServices();
  const reader = useMemo(() => source ?? wholeDocument(api), [api, source]);
  const key = reader.key(shown);
  return useResource(useCallback((signal: AbortSignal) => reader.load(key, signal), [reader, key]));
}

/** Puts what a selector finds in the middle of the panel, below what sticks to its top. */
function show(panel: HTMLElement | null, selector: string): void {
  const element = panel?.querySelector(selector);
  const head = panel?.querySelector('header');
  const sticks = head && getComputedStyle(head).position === 'sticky';
  if (panel && element) centre(element, panel, sticks ? head.offsetHeight : 0);
}

/** Each opening shows the words as soon as they are there; the focus comes along, unless it is in the panel already. */
function useCentredMark(
  panel: RefObject<HTMLElement | null>,
  opening: object | undefined,
  state: Resource<unknown>['kind'],
) {
  useEffect(() => {
    const element = panel.current;
    const root = element?.getRootNode();
    const focused = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
    if (opening && !element?.contains(focused)) element?.focus({ preventScroll: true });
  }, [panel, opening]);
  useEffect(() => {
    if (opening && state === 'ready') show(panel.current, 'mark');
  }, [panel, opening, state]);
}

function useCentredMatch(panel: RefObject<HTMLElement | null>, { current }: Finding) {
  useEffect(() => {
    if (current) show(panel.current, '.found[data-current="true"]');
  }, [panel, current]);
}

interface SourceBodyProps {
  readonly text: Resource<SourceText>;
  readonly source: OpenCitation;
  readonly finding: Finding;
}

function SourceBody({ text, source, finding }: SourceBodyProps) {
  const { strings } = useServices();
  switch (text.kind) {
    case 'loading':
      return <p className="loading">{strings.source.loading}</p>;
    case 'failed':
      return <FailureNote error={text.error} onRetry={text.retry} />;
    case 'ready':
      return <OpenText document={text.value} source={source} finding={finding} />;
  }
}

type OpenTextProps = Omit<SourceBodyProps, 'text'> & { readonly document: SourceText };

function OpenText({ document, source: { shown, all }, finding }: OpenTextProps) {
  const marks = useMemo(() => sourceMarks(document, shown, all), [document, shown, all]);
  return <DocumentText document={document} marks={marks} finding={finding} heading="h3" />;
}
