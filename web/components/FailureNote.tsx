import type { ApiError } from '../failure.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Icon } from './Icon.tsx';

interface FailureNoteProps {
  readonly error: ApiError;
  readonly onRetry: () => void;
}

/** Says what went wrong and offers to try again. */
export function FailureNote({ error, onRetry }: FailureNoteProps) {
  const { strings } = useServices();
  return (
    <div className="failure">
      <p>
        <Icon name="warning" /> {failureText(error, strings)}
      </p>
      <button type="button" className="button" onClick={onRetry}>
        {strings.retry}
      </button>
    </div>
  );
}
