import { citationBeside, type OpenCitation } from '../conversation.ts';
import { useServices } from '../services.ts';
import { Icon } from './Icon.tsx';

interface CitationStepsProps {
  readonly source: OpenCitation;
  readonly onOpen: (turn: number, citation: number) => void;
}

/** Goes through the citations of an answer without going back to it; after the last comes the first. */
export function CitationSteps({ source, onOpen }: CitationStepsProps) {
  const { strings } = useServices();
  const { all, shown, turn } = source;
  if (all.length < 2) return null;
  const go = (steps: 1 | -1) => onOpen(turn, citationBeside(source, steps).id);
  return (
    <div className="steps">
      <button type="button" className="button-icon" aria-label={strings.source.previous} onClick={() => go(-1)}>
        <Icon name="back" />
      </button>
      <span>{strings.source.position(all.indexOf(shown) + 1, all.length)}</span>
      <button type="button" className="button-icon" aria-label={strings.source.next} onClick={() => go(1)}>
        <Icon name="forth" />
      </button>
    </div>
  );
}
