import { useId } from 'react';
import type { DocumentSummary } from '../../server/contract.ts';
import { kindsOf, type LibraryFilter } from '../library.ts';
import { useServices } from '../services.ts';

interface LibraryControlsProps {
  readonly documents: readonly DocumentSummary[];
  readonly filter: LibraryFilter;
  readonly onFilter: (filter: LibraryFilter) => void;
}

/** The library's search box and its choice of kind; only kinds that occur are offered. */
export function LibraryControls({ documents, filter, onFilter }: LibraryControlsProps) {
  const { strings } = useServices();
  const [search, kind] = [useId(), useId()];
  const kinds = kindsOf(documents);
  const pick = (value: string) => onFilter({ ...filter, kind: kinds.find((known) => known === value) ?? '' });
  return (
    <form className="controls" aria-label={strings.library.narrow} onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={search}>{strings.library.search}</label>
      <input
        id={search}
        type="search"
        value={filter.query}
        onChange={(event) => onFilter({ ...filter, query: event.currentTarget.value })}
      />
      <label htmlFor={kind}>{strings.library.kind}</label>
      <select id={kind} value={filter.kind} onChange={(event) => pick(event.currentTarget.value)}>
        <option value="">{strings.library.allKinds}</option>
        {kinds.map((known) => (
          <option key={known} value={known}>
            {strings.kinds[known]}
          </option>
        ))}
      </select>
    </form>
  );
}
