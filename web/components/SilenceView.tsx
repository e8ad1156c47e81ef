import { useId } from 'react';
import type { Unanswered } from '../reply.ts';
import { useServices } from '../services.ts';
import { CitationMarker, type CitationOpener } from './CitationMarker.tsx';
import { SourceLine } from './SourceLine.tsx';

interface SilenceViewProps {
  readonly reply: Unanswered;
  readonly opener: CitationOpener;
}

/** Says plainly that the documents are silent; what stands nearest is shown as just that. */
export function SilenceView({ reply, opener }: SilenceViewProps) {
  const { strings } = useServices();
  const heading = useId();
  return (
    <>
      <p className="silence">{strings.silence.verdict}</p>
      {reply.closest.length > 0 && (
        <section className="closest" aria-labelledby={heading}>
          <h3 id={heading}>{strings.silence.closest}</h3>
          <p className="note">{strings.silence.note}</p>
          <ul>
            {reply.closest.map((citation) => (
              <li key={citation.id}>
                <p className="passage-near">
                  <span lang={citation.document.language}>{citation.quote}</span>{' '}
                  <CitationMarker citation={citation} {...opener} />
                </p>
                <SourceLine citation={citation} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
