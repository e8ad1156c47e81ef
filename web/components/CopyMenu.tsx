import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Statement } from '../../server/contract/ask.ts';
import type { CitedWords } from '../cited-words.ts';
import { copiedStatement } from '../copied-statement.ts';
import { COPY_FORMATS, type CopyFormat } from '../copy-format.ts';
import { useServices } from '../services.ts';
import { useFloating } from '../use-floating.ts';
import { Icon } from './Icon.tsx';

interface CopyMenuProps {
  readonly statement: Statement;
  readonly cited: readonly CitedWords[];
}

type Outcome = 'none' | 'copied' | 'failed';

/** Copies one statement with its citations, in the form that is chosen. */
export function CopyMenu({ statement, cited }: CopyMenuProps) {
  const { strings, ...services } = useServices();
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>('none');
  const button = useRef<HTMLButtonElement>(null);
  const copy = async (format: CopyFormat) => {
    setOpen(false);
    button.current?.focus();
    const text = await copiedStatement(format, statement, cited, services);
    setOutcome((await services.copy(text)) ? 'copied' : 'failed');
  };
  const said = outcome === 'copied' ? strings.conversation.copied : strings.copy.failed;
  return (
    <span className="copy-menu">
      <button
        type="button"
        className="button-icon"
        aria-label={strings.copy.open}
        title={strings.copy.open}
        aria-expanded={open}
        ref={button}
        onClick={() => setOpen(!open)}
        onBlur={() => setOutcome('none')}
      >
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
      </button>
      <span aria-live="polite" className="copy-outcome">
        {outcome === 'none' ? '' : said}
      </span>
      {open && (
        <Formats
          anchor={button}
          onPick={(format) => void copy(format).catch(() => setOutcome('failed'))}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}

interface FormatsProps {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly onPick: (format: CopyFormat) => void;
  readonly onClose: () => void;
}

/** The list takes the focus when it opens; Escape, or the focus leaving it, closes it. */
function Formats({ anchor, onPick, onClose }: FormatsProps) {
  const { strings, reference } = useServices();
  const list = useRef<HTMLUListElement>(null);
  useFloating(list, anchor, true);
  useLayoutEffect(() => list.current?.querySelector('button')?.focus(), []);
  const formats = COPY_FORMATS.filter((format) => reference !== undefined || (format !== 'bibtex' && format !== 'csl'));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    anchor.current?.focus();
    onClose();
  };
  return (
    <ul
      className="menu"
      popover="manual"
      ref={list}
      aria-label={strings.copy.open}
      onKeyDown={onKeyDown}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onClose()}
    >
      {formats.map((format) => (
        <li key={format}>
          <button type="button" onClick={() => onPick(format)}>
            {strings.copy.formats[format]}
          </button>
        </li>
      ))}
    </ul>
  );
}
