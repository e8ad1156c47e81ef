import { useId } from 'react';
import type { DocumentSummary } from '../../server/contract/documents.ts';
import { kindsOf, type LibraryFilter, placesOf, yearsOf } from '../library.ts';
import { useServices } from '../services.ts';

interface LibraryControlsProps {
  readonly documents: readonly DocumentSummary[];
  readonly filter: LibraryFilter;
  readonly onFilter: (filter: LibraryFilter) => void;
}

/** The library's search box and its choices of kind, year and place; only what occurs is offered. */
export function LibraryControls({ documents, filter, onFilter }: LibraryControlsProps) {
  const { strings } = useServices();
  const search = useId();
  const kinds = kindsOf(documents);
  const pick = (value: string) => onFilter({ ...filter, kind: kinds.find((known) => known === value) ?? '' });
  const { kind, allKinds, year, anyYear, place, anyPlace } = strings.library;
  const kindOptions = kinds.map((known): Option => [known, strings.kinds[known]]);
  return (
    <form className="controls" aria-label={strings.library.narrow} onSubmit={(event) => event.preventDefault()}>
      <p className="control control-wide">
        <label htmlFor={search}>{strings.library.search}</label>
        <input
          id={search}
          type="search"
          value={filter.query}
          onChange={(event) => onFilter({ ...filter, query: event.currentTarget.value })}
        />
      </p>
      <Picker label={kind} any={allKinds} value={filter.kind} options={kindOptions} onPick={pick} />
      <Picker
        label={year}
        any={anyYear}
        value={filter.year ?? ''}
        options={yearsOf(documents).map(asItself)}
        onPick={(picked) => onFilter({ ...filter, year: picked })}
      />
      <Picker
        label={place}
        any={anyPlace}
        value={filter.place ?? ''}
        options={placesOf(documents).map(asItself)}
        onPick={(picked) => onFilter({ ...filter, place: picked })}
      />
    </form>
  );
}

type Option = readonly [value: string, label: string];

const asItself = (value: string): Option => [value, value];

interface PickerProps {
  readonly label: string;
  readonly any: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onPick: (value: string) => void;
}

/** A choice of one; with nothing to choose between, it is left out. */
function Picker({ label, any, value, options, onPick }: PickerProps) {
  const id = useId();
  if (options.length < 2) return null;
  return (
    <p className="control">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        <option value="">{any}</option>
        {options.map(([known, words]) => (
          <option key={known} value={known}>
            {words}
          </option>
        ))}
      </select>
    </p>
  );
}
