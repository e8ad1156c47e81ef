import { type KeyboardEvent, type SubmitEvent, useId, useRef, useState } from 'react';
import { useServices } from '../services.ts';
import { LONGEST_QUESTION } from './AskForm.tsx';
import { Icon } from './Icon.tsx';

interface QuestionHeadProps {
  readonly question: string;
  /** Whether later questions go when this one is put differently. */
  readonly hasLater: boolean;
  readonly onEdit: (question: string) => void;
}

/** A question as the heading of its turn, which can be put differently in place. */
export function QuestionHead({ question, hasLater, onEdit }: QuestionHeadProps) {
  const { strings } = useServices();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const cancel = () => {
    setEditing(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <div className="question-head">
      <h2 className={editing ? 'visually-hidden' : 'question'}>{question}</h2>
      {editing ? (
        <EditForm question={question} hasLater={hasLater} onEdit={onEdit} onCancel={cancel} />
      ) : (
        <button
          type="button"
          className="button-icon"
          aria-label={strings.edit.open}
          title={strings.edit.open}
          ref={opener}
          onClick={() => setEditing(true)}
        >
          <Icon name="edit" />
        </button>
      )}
    </div>
  );
}

type EditFormProps = QuestionHeadProps & { readonly onCancel: () => void };

function EditForm({ question, hasLater, onEdit, onCancel }: EditFormProps) {
  const { strings } = useServices();
  const [draft, setDraft] = useState(question);
  const box = useId();
  const send = () => draft.trim() !== '' && onEdit(draft);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  return (
    <form className="edit" onSubmit={onSubmit}>
      <label className="visually-hidden" htmlFor={box}>
        {strings.edit.box}
      </label>
      <textarea
        id={box}
        ref={focusAtEnd}
        rows={1}
        maxLength={LONGEST_QUESTION}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {hasLater && <p className="note">{strings.edit.note}</p>}
      <div className="edit-buttons">
        <button type="submit" className="button">
          {strings.edit.send}
        </button>
        <button type="button" className="button-quiet" onClick={onCancel}>
          {strings.edit.cancel}
        </button>
      </div>
    </form>
  );
}

/** The box is there because the reader asked for it, so the focus goes into it, after the last word. */
function focusAtEnd(box: HTMLTextAreaElement | null): void {
  if (box === null || box.ownerDocument.activeElement === box) return;
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}
