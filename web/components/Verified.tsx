import { useCallback } from 'react';
import type { Quoted } from '../api.ts';
import { useServices } from '../services.ts';
import { type Resource, useResource } from '../use-resource.ts';
import { Icon } from './Icon.tsx';

/** Has the server look the words up in the source file, and says what it found. */
export function Verified({ words }: { readonly words: Quoted }) {
  const { api } = useServices();
  const { file, start, end, quote } = words;
  const load = useCallback(
    (signal: AbortSignal) => api.verify({ file, start, end, quote }, signal),
    [api, file, start, end, quote],
  );
  const verdict = verdictOf(useResource(load));
  const { strings } = useServices();
  return (
    <p className="verified" data-verdict={verdict} aria-live="polite">
      {verdict !== 'checking' && <Icon name={verdict === 'verified' ? 'check' : 'warning'} />}
      {strings.source[verdict]}
    </p>
  );
}

function verdictOf(resource: Resource<{ verbatim: boolean }>): 'checking' | 'verified' | 'notVerified' | 'unchecked' {
  if (resource.kind === 'loading') return 'checking';
  if (resource.kind === 'failed') return 'unchecked';
  return resource.value.verbatim ? 'verified' : 'notVerified';
}
