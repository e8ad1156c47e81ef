import { sectionMark, titledSectionMark } from '../marks.ts';
import { isHeadingShaped } from '../shape.ts';
import type { RoleRule } from './scene.ts';

/** A section mark, alone or in front of a section's title. */
export const sectionHeading: RoleRule = ({ index, words }) => {
  const line = words[index] as string;
  const marked = sectionMark(line) !== undefined || (titledSectionMark(line) !== undefined && isHeadingShaped(line));
  return marked && index < words.length - 1 ? 'heading' : undefined;
};

/** A heading and one under it are usual; more short lines in a row are signatures, verse or a table. */
const MOST_IN_A_ROW = 2;

/** A subhead: shaped like a title, with text below it. */
export const heading: RoleRule = ({ index, words }) => {
  if (index === words.length - 1 || !isHeadingShaped(words[index] as string)) return undefined;
  let [first, last] = [index, index];
  while (first > 0 && index - first < MOST_IN_A_ROW && isSubhead(words[first - 1] as string)) first--;
  while (last < words.length - 1 && last - index < MOST_IN_A_ROW && isSubhead(words[last + 1] as string)) last++;
  return last - first < MOST_IN_A_ROW ? 'heading' : undefined;
};

const isSubhead = (line: string) => isHeadingShaped(line) && sectionMark(line) === undefined;
