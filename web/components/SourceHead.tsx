import type { ReactNode } from 'react';
import type { OpenCitation } from '../conversation.ts';
import { useServices } from '../services.ts';
import type { Finding } from '../use-find.ts';
import { CitationSteps } from './CitationSteps.tsx';
import { CopyButton } from './CopyButton.tsx';
import { FindBox } from './FindBox.tsx';
import { Icon } from './Icon.tsx';
import { SourceLine } from './SourceLine.tsx';
import { Verified } from './Verified.tsx';

interface SourceHeadProps {
  readonly source: OpenCitation;
  readonly finding: Finding;
  readonly onOpen: (turn: number, citation: number) => void;
  readonly onClose: () => void;
  /** The document's outline, once it is there. */
  readonly children: ReactNode;
}

/** What stands over an open source: which document it is, whether the words were verified, and ways through it. */
export function SourceHead({ source, finding, onOpen, onClose, children }: SourceHeadProps) {
  const { strings, resolve } = useServices();
  const { shown } = source;
  return (
    <header className="source-head">
      <h2 lang={shown.document.language}>{shown.document.title}</h2>
      <a
        className="button-icon"
        href={resolve(shown.href)}
        title={strings.source.openPage}
        aria-label={strings.source.openPage}
      >
        <Icon name="page" />
      </a>
      <button type="button" className="button-icon" aria-label={strings.source.close} onClick={onClose}>
        <Icon name="close" />
      </button>
      <SourceLine citation={shown} titled={false} />
      <Verified words={shown} />
      <div className="source-tools">
        <CitationSteps source={source} onOpen={onOpen} />
        {children}
        <CopyButton label={strings.source.copyLink} icon="link" text={() => resolve(shown.href)} compact />
      </div>
      <FindBox finding={finding} />
    </header>
  );
}
