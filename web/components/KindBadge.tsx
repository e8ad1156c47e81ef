import { authorityOf } from '../authority.ts';
import type { Kind } from '../reply.ts';
import { useServices } from '../services.ts';
import { Icon } from './Icon.tsx';

/** Says whether words are official or coverage, and what sort of text they stand in: by drawing and by name, never by colour alone. */
export function KindBadge({ kind }: { readonly kind: Kind }) {
  const { strings } = useServices();
  const authority = authorityOf(kind);
  const words =
    authority === 'unsorted'
      ? strings.kinds[kind]
      : `${strings.authority[authority]}: ${strings.kinds[kind].toLowerCase()}`;
  return (
    <span className="badge" data-authority={authority}>
      <Icon name={authority} />
      {words}
    </span>
  );
}
