import { type ReactNode, useCallback, useState } from 'react';
import type { DocumentSummary } from '../../server/contract/documents.ts';
import { Day } from '../components/Day.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { KindBadge } from '../components/KindBadge.tsx';
import { filterDocuments } from '../library.ts';
import { EVERYWHERE, OFFICIAL, type Scope, type ScopeChoice, scopeChoice } from '../scope.ts';
import { useServices } from '../services.ts';
import { useResource } from '../use-resource.ts';
import { Dialog } from './Dialog.tsx';

interface ScopeDialogProps {
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
  readonly onClosed: () => void;
}

/** Where the next questions are looked for: everywhere, in official documents, or in documents that are chosen here. */
export function ScopeDialog({ scope, onScope, onClosed }: ScopeDialogProps) {
  const { strings } = useServices();
  const [choice, setChoice] = useState<ScopeChoice>(scopeChoice(scope));
  const [chosen, setChosen] = useState<readonly string[]>(scope.documents ?? []);
  const use = (close: () => void) => {
    onScope({ all: EVERYWHERE, official: OFFICIAL, chosen: { documents: chosen } }[choice]);
    close();
  };
  const option = (value: ScopeChoice, label: string) => (
    <label className="choice">
      <input type="radio" name="scope" checked={choice === value} onChange={() => setChoice(value)} />
      {label}
    </label>
  );
  return (
    <Dialog title={strings.scope.label} onClosed={onClosed}>
      {(close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            use(close);
          }}
        >
          {option('all', strings.scope.all)}
          {option('official', strings.scope.official)}
          {option('chosen', strings.scope.choose)}
          {choice === 'chosen' && <DocumentChoice chosen={chosen} onChosen={setChosen} />}
          <div className="dialog-buttons">
            <button type="submit" className="button-main">
              {strings.scope.use}
            </button>
            <button type="button" className="button-quiet" onClick={close}>
              {strings.scope.cancel}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

interface DocumentChoiceProps {
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

function DocumentChoice({ chosen, onChosen }: DocumentChoiceProps) {
  const { strings, api } = useServices();
  const list = useResource(useCallback((signal: AbortSignal) => api.documents(signal), [api]));
  const [query, setQuery] = useState('');
  if (list.kind === 'loading') return <p className="loading">{strings.library.loading}</p>;
  if (list.kind === 'failed') return <FailureNote error={list.error} onRetry={list.retry} />;
  const toggle = (id: string) =>
    onChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset className="document-choice">
      <legend>{strings.scope.title}</legend>
      <input
        type="search"
        aria-label={strings.library.search}
        placeholder={strings.library.search}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ul>
        {filterDocuments(list.value.documents, { query, kind: '' }).map((document) => (
          <li key={document.id}>
            <Choice document={document} isChosen={chosen.includes(document.id)} onToggle={() => toggle(document.id)} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly document: DocumentSummary;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function Choice({ document, isChosen, onToggle }: ChoiceProps): ReactNode {
  return (
    <label className="choice">
      <input type="checkbox" checked={isChosen} onChange={onToggle} />
      <span>
        <span lang={document.language}>{document.title}</span>
        <span className="source-line">
          <KindBadge kind={document.kind} />
          {document.date && <Day date={document.date} />}
        </span>
      </span>
    </label>
  );
}
