import { useId } from 'react';
import { outlineOf } from '../outline.ts';
import { useServices } from '../services.ts';
import type { SourceText } from '../source-reader.ts';

/** From this many headings on, a list of them spares the reader some scrolling. */
const WORTH_LISTING = 2;

interface OutlineProps {
  readonly document: SourceText;
  /** Where a heading is to be found, for those who open it elsewhere or copy it. */
  readonly hrefOf: (passage: string) => string;
  /** Goes to a heading within what is shown; without it the link is followed. */
  readonly onGo?: (passage: string) => void;
}

/** A document's headings as links to them, folded away until they are wanted. */
export function Outline({ document, hrefOf, onGo }: OutlineProps) {
  const { strings } = useServices();
  const title = useId();
  const entries = outlineOf(document);
  if (entries.length < WORTH_LISTING) return null;
  return (
    <nav className="outline" aria-labelledby={title}>
      <details>
        <summary id={title}>{strings.document.outline}</summary>
        <ul lang={document.language}>
          {entries.map(({ passage, heading, opening }) => (
            <li key={passage}>
              <a
                href={hrefOf(passage)}
                onClick={(event) => {
                  if (!onGo || event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  onGo(passage);
                }}
              >
                <span className="outline-heading">{heading}</span> {opening}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
