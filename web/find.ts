import type { Block } from './document-blocks.ts';

/** Where a search finds its words: half-open, in UTF-16 code units of the seed file. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** More matches than this help nobody, and drawing them all would make typing slow. */
const MATCH_LIMIT = 1000;

/** Characters that readers type one way and texts print another. */
const ALIKE: readonly (readonly [typed: RegExp, found: string])[] = [
  [/\s+/gu, '\\s+'],
  [/['‘’]/gu, "['‘’]"],
  [/["“”]/gu, '["“”]'],
  [/[-‐‑–—]/gu, '[-‐‑–—]'],
];

function pattern(query: string): RegExp {
  const literal = query.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  return new RegExp(
    ALIKE.reduce((source, [typed, found]) => source.replace(typed, found), literal),
    'giu',
  );
}

/**
 * Finds the query in each block, whatever its case, its kind of quotation mark or dash, and however its lines are
 * broken. Offsets are those of the text, so nothing that is found has to be searched for again; at most 1,000.
 */
export function findMatches(blocks: readonly Block[], query: string): Match[] {
  const words = query.trim();
  if (words === '') return [];
  const wanted = pattern(words);
  const found: Match[] = [];
  for (const { text, start } of blocks) {
    for (const match of text.matchAll(wanted)) {
      const at = start + match.index;
      found.push({ start: at, end: at + match[0].length });
      if (found.length === MATCH_LIMIT) return found;
    }
  }
  return found;
}
