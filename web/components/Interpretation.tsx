import { useServices } from '../services.ts';

interface InterpretationProps {
  readonly interpretedAs: string;
  /** Absent when earlier questions had no part in it, so that asking literally would change nothing. */
  readonly onLiterally: (() => void) | undefined;
}

/** Shows what was searched when it is not what was typed, and lets the reader insist on their own words. */
export function Interpretation({ interpretedAs, onLiterally }: InterpretationProps) {
  const { strings } = useServices();
  return (
    <p className="interpretation">
      {strings.conversation.searchedFor} <q>{interpretedAs}</q>{' '}
      {onLiterally && (
        <button type="button" className="button-quiet" onClick={onLiterally}>
          {strings.conversation.literally}
        </button>
      )}
    </p>
  );
}
