import { type KeyboardEvent, type RefObject, type SubmitEvent, useId, useState } from 'react';
import { type Recall, recall } from '../recall.ts';
import { useServices } from '../services.ts';

/** As long as the server lets a question be. */
export const LONGEST_QUESTION = 500;
/** From here on the reader is told how much room is left. */
const TELL_ROOM_BELOW = 100;

const BLANK: Recall = { draft: '', back: 0 };

interface AskFormProps {
  /** Earlier questions, oldest first, for the up and down keys. */
  readonly asked: readonly string[];
  readonly onAsk: (question: string) => void;
  readonly boxRef: RefObject<HTMLTextAreaElement | null>;
}

/** The question box. Enter asks, Shift+Enter starts a line, the up key brings earlier questions back. */
export function AskForm({ asked, onAsk, boxRef }: AskFormProps) {
  const { strings } = useServices();
  const [{ draft, back }, setRecall] = useState(BLANK);
  const box = useId();
  const room = LONGEST_QUESTION - draft.length;
  const send = () => {
    if (draft.trim() !== '') onAsk(draft);
    setRecall(BLANK);
    boxRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const leafed = leaf(event.key, asked, { draft, back });
    const sends = event.key === 'Enter' && !event.shiftKey;
    if (!sends && leafed === undefined) return;
    event.preventDefault();
    if (sends) send();
    else if (leafed) setRecall(leafed);
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    send();
  };
  return (
    <form className="ask" onSubmit={onSubmit}>
      <label className="visually-hidden" htmlFor={box}>
        {strings.ask.box}
      </label>
      <textarea
        id={box}
        part="box"
        ref={boxRef}
        rows={1}
        maxLength={LONGEST_QUESTION}
        placeholder={strings.ask.placeholder}
        value={draft}
        onChange={(event) => setRecall({ draft: event.currentTarget.value, back: 0 })}
        onKeyDown={onKeyDown}
        enterKeyHint="send"
      />
      <button type="submit" className="button-main" part="ask">
        {strings.ask.button}
      </button>
      {room < TELL_ROOM_BELOW && <p className="room">{strings.ask.left(room)}</p>}
    </form>
  );
}

function leaf(key: string, asked: readonly string[], now: Recall): Recall | undefined {
  if (key === 'ArrowUp') return recall(asked, now, 'up');
  return key === 'ArrowDown' ? recall(asked, now, 'down') : undefined;
}
