import type { PassageRole, TextRole } from '../../embeddings/corpus.ts';

/** The roles whose words can be quoted as an answer. */
const TEXT_ROLES: readonly PassageRole[] = [
  'provision',
  'paragraph',
  'point',
  'item',
  'lead',
  'caption',
] satisfies readonly TextRole[];

/** Does a passage of this role have sentences? */
export function isTextRole(role: PassageRole): role is TextRole {
  return TEXT_ROLES.includes(role);
}
