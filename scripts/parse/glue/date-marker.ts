import { DAY } from '../dates.ts';
import type { Repair } from './piece.ts';

/**
 * Extracted pages carry their metadata in front of the headline ("date 2025-05-30 Ministers agree…").
 * The date is told from the headline by its word in front and by what follows not going on as a sentence does.
 */
const MARKER = new RegExp(`^(?:date|dated|published|posted|updated)\\s*(?:on\\s+|[:：]\\s*)?${DAY}(?=\\s|$)`, 'iu');
const GOES_ON = /^\s+(?:[,;.]|\p{Ll})/u;

export const cutDateMarker: Repair = (line) => {
  const marker = MARKER.exec(line);
  if (!marker || GOES_ON.test(line.slice(marker[0].length))) return undefined;
  return [
    { start: 0, end: marker[0].length, role: 'dateline' },
    { start: marker[0].length, end: line.length },
  ];
};
