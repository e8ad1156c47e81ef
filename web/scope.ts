import { authorityOf } from './authority.ts';
import type { Kind } from './reply.ts';

/** Where a question is looked for: only documents of these kinds, only these documents; without either, everywhere. */
export interface Scope {
  readonly kinds?: readonly Kind[];
  readonly documents?: readonly string[];
}

const KINDS: readonly Kind[] = ['declaration', 'statement', 'speech', 'news', 'summary', 'document'];

/** Every document there is. */
export const EVERYWHERE: Scope = {};

/** Documents that hold official words, and not coverage of them. */
export const OFFICIAL: Scope = { kinds: KINDS.filter((kind) => authorityOf(kind) === 'official') };

/** A scope as a reader is told it. */
export type ScopeChoice = 'all' | 'official' | 'chosen';

/** What to call a scope; one that names documents is a choice of documents, whatever else it asks for. */
export function scopeChoice({ kinds = [], documents = [] }: Scope): ScopeChoice {
  if (documents.length > 0) return 'chosen';
  return kinds.length > 0 ? 'official' : 'all';
}

/** The scope as a request carries it. */
export function scopeFields({ kinds = [], documents = [] }: Scope): { kinds?: Kind[]; documents?: string[] } {
  return { ...(kinds.length > 0 && { kinds: [...kinds] }), ...(documents.length > 0 && { documents: [...documents] }) };
}

/** Reads the kinds and ids of an address; kinds that do not exist are left out. */
export function scopeOf(kinds: readonly string[], documents: readonly string[]): Scope {
  return scopeFields({ kinds: KINDS.filter((kind) => kinds.includes(kind)), documents: documents.filter(Boolean) });
}
