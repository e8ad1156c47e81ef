import { wordCount } from '../shape.ts';
import type { Repair } from './piece.ts';

/** A page's section label glued in front of the headline ("World News Ministers agree…"): the headline is the known title. */
const LONGEST_LABEL = 40;
/** A shorter title may stand at the end of any line. */
const SHORTEST_TITLE = 4;

export const cutLabelBeforeTitle: Repair = (line, title) => {
  const start = line.length - title.length;
  const glued =
    wordCount(title) >= SHORTEST_TITLE && start > 0 && start <= LONGEST_LABEL && /\s/u.test(line[start - 1] as string);
  return glued && line.endsWith(title) ? [{ start, end: line.length, role: 'title' }] : undefined;
};
