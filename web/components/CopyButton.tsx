import { useState } from 'react';
import { useServices } from '../services.ts';
import { Icon } from './Icon.tsx';

/** Copies an answer with its sources, and says so in its own label. */
export function CopyButton({ text }: { readonly text: () => string }) {
  const { strings, copy } = useServices();
  const [copied, setCopied] = useState(false);
  return (
    <button type="button" className="button-quiet" onClick={() => void copy(text()).then(setCopied)}>
      <Icon name={copied ? 'check' : 'copy'} />
      {copied ? strings.conversation.copied : strings.conversation.copy}
    </button>
  );
}
