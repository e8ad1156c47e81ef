import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  readonly title: string;
  /** Called when it has closed, by whatever means; the focus is then back where it came from. */
  readonly onClosed: () => void;
  /** Given a way to close it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A window over the page: the browser keeps the focus in it, closes it on Escape, and gives the focus back. */
export function Dialog({ title, onClosed, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      className="dialog"
      aria-labelledby={heading}
      ref={dialog}
      onClose={onClosed}
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <h2 id={heading}>{title}</h2>
      {children(() => dialog.current?.close())}
    </dialog>
  );
}
