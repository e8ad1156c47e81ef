import { type KeyboardEvent, useId } from 'react';
import { useServices } from '../services.ts';
import type { Finding } from '../use-find.ts';
import { Icon } from './Icon.tsx';

/** Finds words in the document that is shown: Enter goes to the next match, Shift+Enter to the one before. */
export function FindBox({ finding }: { readonly finding: Finding }) {
  const { strings } = useServices();
  const box = useId();
  const { query, matches, at, look, step } = finding;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    }
    if (event.key !== 'Escape' || query === '') return;
    event.stopPropagation();
    look('');
  };
  const { position, none } = strings.find;
  const outcome = matches.length === 0 ? none : position(at + 1, matches.length);
  return (
    <div className="find">
      <label className="visually-hidden" htmlFor={box}>
        {strings.find.box}
      </label>
      <input
        id={box}
        type="search"
        placeholder={strings.find.box}
        value={query}
        onChange={(event) => look(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className="find-outcome" aria-live="polite">
        {query.trim() === '' ? '' : outcome}
      </span>
      <button type="button" className="button-icon" aria-label={strings.find.previous} onClick={() => step(-1)}>
        <Icon name="up" />
      </button>
      <button type="button" className="button-icon" aria-label={strings.find.next} onClick={() => step(1)}>
        <Icon name="down" />
      </button>
    </div>
  );
}
