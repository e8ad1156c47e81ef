import { useDeferredValue, useMemo, useState } from 'react';
import { documentBlocks } from './document-blocks.ts';
import { findMatches, type Match } from './find.ts';
import type { SourceText } from './source-reader.ts';

/** A search in one document: what is looked for, what was found, and where the reader is among it. */
export interface Finding {
  readonly query: string;
  readonly matches: readonly Match[];
  /** Which match the reader is at, from 0. */
  readonly at: number;
  readonly current: Match | undefined;
  readonly look: (query: string) => void;
  /** Goes so many matches on; after the last comes the first. */
  readonly step: (by: 1 | -1) => void;
}

const NOTHING = { query: '', at: 0 };

/** Finds words in a document while they are typed; drawing the matches waits for the typing. */
export function useFind(document: SourceText | undefined): Finding {
  const [{ query, at }, setState] = useState(NOTHING);
  const settled = useDeferredValue(query);
  const blocks = useMemo(() => (document ? documentBlocks(document) : []), [document]);
  const matches = useMemo(() => findMatches(blocks, settled), [blocks, settled]);
  return {
    query,
    matches,
    at,
    current: matches[at],
    look: (next) => setState({ query: next, at: 0 }),
    step: (by) => setState({ query, at: matches.length === 0 ? 0 : (at + by + matches.length) % matches.length }),
  };
}
