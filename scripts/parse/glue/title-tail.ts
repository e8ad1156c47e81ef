import type { Repair } from './piece.ts';

/** A page's section label glued in front of the headline ("World News Ministers agree…"): the headline is the known title. */
const LONGEST_LABEL = 40;

export const cutLabelBeforeTitle: Repair = (line, title) => {
  const start = line.length - title.length;
  const glued = title !== '' && start > 0 && start <= LONGEST_LABEL && /\s/u.test(line[start - 1] as string);
  return glued && line.endsWith(title) ? [{ start, end: line.length, role: 'title' }] : undefined;
};
