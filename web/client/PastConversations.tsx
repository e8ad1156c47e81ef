import { useState } from 'react';
import { Icon } from '../components/Icon.tsx';
import { useServices } from '../services.ts';
import type { Archive, KeptConversation } from './archive.ts';
import { Dialog } from './Dialog.tsx';

interface PastConversationsProps {
  readonly archive: Archive;
  readonly onOpen: (kept: KeptConversation) => void;
  readonly onClosed: () => void;
}

/** The conversations this browser keeps: to open again, to forget, or not to be kept at all. */
export function PastConversations({ archive, onOpen, onClosed }: PastConversationsProps) {
  const { strings } = useServices();
  const [list, setList] = useState(archive.list);
  const change = (act: () => void) => {
    act();
    setList(archive.list());
  };
  return (
    <Dialog title={strings.past.title} onClosed={onClosed}>
      {(close) => (
        <>
          {archive.available ? (
            <Keep archive={archive} onChange={change} />
          ) : (
            <p className="note">{strings.past.blocked}</p>
          )}
          {archive.available && list.length === 0 && <p className="note">{strings.past.none}</p>}
          <ul className="past-list">
            {list.map((kept) => (
              <Entry
                key={kept.id}
                kept={kept}
                onOpen={() => {
                  close();
                  onOpen(kept);
                }}
                onForget={() => change(() => archive.forget(kept.id))}
              />
            ))}
          </ul>
          <div className="dialog-buttons">
            <button type="button" className="button" onClick={close}>
              {strings.past.close}
            </button>
            {list.length > 0 && (
              <button type="button" className="button-quiet" onClick={() => change(archive.forgetAll)}>
                {strings.past.forgetAll}
              </button>
            )}
          </div>
        </>
      )}
    </Dialog>
  );
}

function Keep({ archive, onChange }: { readonly archive: Archive; readonly onChange: (act: () => void) => void }) {
  const { strings } = useServices();
  const toggle = (wanted: boolean) => onChange(() => archive.want(wanted));
  return (
    <label className="choice">
      <input type="checkbox" checked={archive.wanted()} onChange={(event) => toggle(event.currentTarget.checked)} />
      {strings.past.keep}
    </label>
  );
}

interface EntryProps {
  readonly kept: KeptConversation;
  readonly onOpen: () => void;
  readonly onForget: () => void;
}

function Entry({ kept, onOpen, onForget }: EntryProps) {
  const { strings, language } = useServices();
  const title = kept.turns[0]?.question ?? '';
  const when = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <li>
      <button type="button" className="past-entry" onClick={onOpen}>
        <span className="past-title">{title}</span>
        <span className="note">
          {strings.past.questions(kept.turns.length)} · {when.format(kept.at)}
        </span>
      </button>
      <button type="button" className="button-icon" aria-label={strings.past.forget(title)} onClick={onForget}>
        <Icon name="close" />
      </button>
    </li>
  );
}
