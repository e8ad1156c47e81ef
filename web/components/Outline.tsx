import { useId } from 'react';
import type { DocumentDetail } from '../../server/contract.ts';
import { documentHref } from '../route.ts';
import { useServices } from '../services.ts';

/** From this many headings on, a list of them spares the reader some scrolling. */
const WORTH_LISTING = 2;

/** A document's headings as links to them. */
export function Outline({ document }: { readonly document: DocumentDetail }) {
  const { strings } = useServices();
  const title = useId();
  const headings = document.passages.filter((passage) => passage.role === 'heading');
  if (headings.length < WORTH_LISTING) return null;
  return (
    <nav className="outline" aria-labelledby={title}>
      <h2 id={title}>{strings.document.outline}</h2>
      <ul>
        {headings.map(({ id, start, end }) => (
          <li key={id}>
            <a href={documentHref(document.id, id)}>
              {document.text.slice(start - document.start, end - document.start)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
