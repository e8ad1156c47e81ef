import { type RefObject, useRef } from 'react';
import type { Citation } from '../../server/contract/ask.ts';
import { useServices } from '../services.ts';
import { useFloating } from '../use-floating.ts';
import { Day } from './Day.tsx';
import { KindBadge } from './KindBadge.tsx';

interface CitationPreviewProps {
  readonly id: string;
  readonly citation: Citation;
  readonly anchor: RefObject<HTMLElement | null>;
}

/** What a marker stands for, at a glance: the words, their document, its date and the provision. Nothing in it can be pressed. */
export function CitationPreview({ id, citation, anchor }: CitationPreviewProps) {
  const { strings } = useServices();
  const box = useRef<HTMLSpanElement>(null);
  useFloating(box, anchor, true);
  const { document, passage, quote } = citation;
  return (
    <span role="tooltip" id={id} className="preview" popover="manual" ref={box}>
      <span className="preview-title" lang={document.language}>
        {document.title}
      </span>
      <span className="source-line">
        <KindBadge kind={document.kind} />
        {passage.speaker && <span className="speaker">{passage.speaker}</span>}
        {passage.label && <span className="label">{passage.label}</span>}
        {document.date ? <Day date={document.date} /> : <span>{strings.library.undated}</span>}
      </span>
      <q className="preview-quote" lang={document.language}>
        {quote}
      </q>
    </span>
  );
}
