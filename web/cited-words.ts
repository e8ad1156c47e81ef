import type { Citation } from '../server/contract/ask.ts';

/** A citation with the absolute address that shows its words in their document. */
export interface CitedWords {
  readonly citation: Citation;
  readonly address: string;
}
