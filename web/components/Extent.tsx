import type { DocumentSummary } from '../../server/contract/documents.ts';
import { extentOf } from '../library.ts';
import { useServices } from '../services.ts';

/** How long a document is, in words. */
export function Extent({ counts }: Pick<DocumentSummary, 'counts'>) {
  const { strings } = useServices();
  const { unit, count } = extentOf(counts);
  return <span>{strings.library[unit](count)}</span>;
}
