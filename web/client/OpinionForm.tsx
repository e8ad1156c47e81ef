import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { FeedbackRequest } from '../../server/contract/feedback.ts';
import { FailureNote } from '../components/FailureNote.tsx';
import type { ApiError } from '../failure.ts';
import type { Reason } from '../reply.ts';
import { useServices } from '../services.ts';
import { asApiError } from '../use-resource.ts';
import '../styles/opinion.css';

/** As much as the server takes. */
const LONGEST_NOTE = 1_000;

type State =
  | { readonly kind: 'asked' | 'explaining' | 'sending' | 'thanked' }
  | { readonly kind: 'failed'; readonly error: ApiError; readonly again: () => void };

/** Asks whether an answer helped and, when it did not, why; says that it was written down once it was. */
export function OpinionForm({ answer }: { readonly answer: string }) {
  const { api, strings } = useServices();
  const [state, setState] = useState<State>({ kind: 'asked' });
  const send = (opinion: Omit<FeedbackRequest, 'answer'>) => {
    setState({ kind: 'sending' });
    api.opine({ answer, ...opinion }).then(
      () => setState({ kind: 'thanked' }),
      (cause: unknown) => setState({ kind: 'failed', error: asApiError(cause), again: () => send(opinion) }),
    );
  };
  switch (state.kind) {
    case 'asked':
    case 'sending':
      return (
        <Asked
          isBusy={state.kind === 'sending'}
          onYes={() => send({ helpful: true })}
          onNo={() => setState({ kind: 'explaining' })}
        />
      );
    case 'explaining':
      return <Explaining onSend={(said) => send({ helpful: false, ...said })} />;
    case 'failed':
      return <FailureNote error={state.error} onRetry={state.again} />;
    case 'thanked':
      return (
        <p role="status" className="opinion note">
          {strings.opinion.thanks}
        </p>
      );
  }
}

interface AskedProps {
  readonly isBusy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Asked({ isBusy, onYes, onNo }: AskedProps) {
  const { strings } = useServices();
  return (
    <fieldset className="opinion">
      <legend>{strings.opinion.ask}</legend>
      <button type="button" className="button-quiet" disabled={isBusy} onClick={onYes}>
        {strings.opinion.yes}
      </button>
      <button type="button" className="button-quiet" disabled={isBusy} onClick={onNo}>
        {strings.opinion.no}
      </button>
    </fieldset>
  );
}

function Explaining({ onSend }: { readonly onSend: (said: { reason: Reason; note: string }) => void }) {
  const { strings } = useServices();
  const { reasons } = strings.opinion;
  const [reason, setReason] = useState<Reason>('incomplete');
  const [note, setNote] = useState('');
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSend({ reason, note });
  };
  return (
    <form className="opinion" onSubmit={onSubmit}>
      <label>
        {strings.opinion.reason}{' '}
        <select ref={first} value={reason} onChange={(event) => setReason(event.currentTarget.value as Reason)}>
          {Object.entries(reasons).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label>
        {strings.opinion.note}
        <textarea
          rows={2}
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="button">
        {strings.opinion.send}
      </button>
    </form>
  );
}
