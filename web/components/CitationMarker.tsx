import { useId, useRef } from 'react';
import type { Citation } from '../../server/contract/ask.ts';
import { useServices } from '../services.ts';
import { usePreview } from '../use-preview.ts';
import { CitationPreview } from './CitationPreview.tsx';

/** How an answer's citations are opened, and which one is open. */
export interface CitationOpener {
  /** `trigger` is what was pressed; the focus returns to it when the source is closed. */
  readonly open: (citation: number, trigger: HTMLElement) => void;
  readonly opened: number | undefined;
}

interface CitationMarkerProps extends CitationOpener {
  readonly citation: Citation;
}

/** The small number after a quotation; resting on it previews the source, pressing it opens the source at the words. */
export function CitationMarker({ citation, open, opened }: CitationMarkerProps) {
  const { strings } = useServices();
  const holder = useRef<HTMLSpanElement>(null);
  const preview = useId();
  const { shown, handlers, hide } = usePreview(holder);
  return (
    <span className="marker-holder" ref={holder} {...handlers}>
      <button
        type="button"
        className="marker"
        part="citation"
        aria-label={strings.citation.name(citation.id, citation.document.title)}
        aria-current={opened === citation.id}
        aria-describedby={shown ? preview : undefined}
        onClick={(event) => {
          hide();
          open(citation.id, event.currentTarget);
        }}
      >
        {citation.id}
      </button>
      {shown && <CitationPreview id={preview} citation={citation} anchor={holder} />}
    </span>
  );
}
