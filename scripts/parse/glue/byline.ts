import { ending } from '../shape.ts';
import type { Repair } from './piece.ts';

/**
 * A byline glued in front of the first sentence: "By Jane Roe, Evening Post The talks began…". Where the outlet's
 * name ends and the sentence begins can be told when the name closes with a word that newspapers and agencies use.
 */
const NAME = "\\p{Lu}[\\p{L}.'’-]*(?:\\s+\\p{Lu}[\\p{L}.'’-]*){1,3}";
const OUTLET_NOUN =
  '(?:Agency|Chronicle|Daily|Gazette|Globe|Guardian|Herald|Journal|Mail|News|Observer|Post|Press|Review|Standard|Star|Sun|Telegraph|Times|Today|Tribune|Weekly|Reuters)';
const BYLINE = new RegExp(
  `^By\\s+${NAME}(?:\\s*(?:,|&|and)\\s+${NAME})*?\\s*[,(|]\\s*(?:[\\p{Lu}][\\p{L}'’.-]*\\s+){0,4}?${OUTLET_NOUN}\\)?\\s+(?=["“'‘«]?[\\p{Lu}\\d])`,
  'u',
);

/** What is left must be worth the name of a sentence. */
const SHORTEST_SENTENCE = 40;

export const cutByline: Repair = (line) => {
  const byline = BYLINE.exec(line.slice(0, 200));
  if (!byline || line.length - byline[0].length < SHORTEST_SENTENCE || ending(line) === 'open') return undefined;
  return [
    { start: 0, end: byline[0].length, role: 'byline' },
    { start: byline[0].length, end: line.length },
  ];
};
