import { useState } from 'react';
import { useServices } from '../services.ts';
import { Icon, type IconName } from './Icon.tsx';

interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
  readonly icon?: IconName;
  /** Only its drawing is seen where there is little room. */
  readonly compact?: boolean;
}

/** Copies something and says so in its own label, until the reader turns to something else. */
export function CopyButton({ label, text, icon = 'copy', compact = false }: CopyButtonProps) {
  const { strings, copy } = useServices();
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const words = { none: label, copied: strings.conversation.copied, failed: strings.copy.failed };
  return (
    <button
      type="button"
      className="button-quiet"
      aria-live="polite"
      title={compact ? label : undefined}
      onClick={() => void copy(text()).then((done) => setOutcome(done ? 'copied' : 'failed'))}
      onBlur={() => setOutcome('none')}
    >
      <Icon name={outcome === 'copied' ? 'check' : icon} />
      <span className={compact ? 'tool-text' : undefined}>{words[outcome]}</span>
    </button>
  );
}
