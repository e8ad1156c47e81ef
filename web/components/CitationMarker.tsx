import type { Citation } from '../../server/contract.ts';
import { useServices } from '../services.ts';

/** How an answer's citations are opened, and which one is open. */
export interface CitationOpener {
  /** `trigger` is what was pressed; the focus returns to it when the source is closed. */
  readonly open: (citation: number, trigger: HTMLElement) => void;
  readonly opened: number | undefined;
}

interface CitationMarkerProps extends CitationOpener {
  readonly citation: Citation;
}

/** The small number after a quotation; pressing it opens the source at the words. */
export function CitationMarker({ citation, open, opened }: CitationMarkerProps) {
  const { strings } = useServices();
  return (
    <button
      type="button"
      className="marker"
      aria-label={strings.citation.name(citation.id, citation.document.title)}
      aria-current={opened === citation.id}
      onClick={(event) => open(citation.id, event.currentTarget)}
    >
      {citation.id}
    </button>
  );
}
