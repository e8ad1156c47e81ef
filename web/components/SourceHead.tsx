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
}

/** What stands over an open source: which document it is, whether the words were verified, and ways through it. */
export function SourceHead({ source, finding, onOpen, onClose }: SourceHeadProps) {
  const { strings, resolve } = useServices();
  const { shown } = source;
  return (
    <header className="source-head">
      <h2 lang={shown.document.language}>{shown.document.title}</h2>
      <button type="button" className="button-icon" aria-label={strings.source.close} onClick={onClose}>
        <Icon name="close" />
      </button>
      <SourceLine citation={shown} titled={false} />
      <Verified words={shown} />
      <div className="source-tools">
        <CitationSteps source={source} onOpen={onOpen} />
        <FindBox finding={finding} />
      </div>
      <div className="source-links">
        <CopyButton label={strings.source.copyLink} icon="link" text={() => resolve(shown.href)} />
        <a className="open-page" href={resolve(shown.href)}>
          {strings.source.openPage}
        </a>
      </div>
    </header>
  );
}
