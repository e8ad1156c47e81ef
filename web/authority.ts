import type { Kind } from './reply.ts';

/** Whose words a document holds: an official text's own, a report about them, or not known. */
export type Authority = 'official' | 'coverage' | 'unsorted';

const AUTHORITY: Record<Kind, Authority> = {
  declaration: 'official',
  statement: 'official',
  speech: 'official',
  news: 'coverage',
  summary: 'coverage',
  document: 'unsorted',
};

/** Tells official words from coverage of them, so that a reader always sees which one is quoted. */
export function authorityOf(kind: Kind): Authority {
  return AUTHORITY[kind];
}
