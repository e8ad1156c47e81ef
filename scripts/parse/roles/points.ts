import { ordinal } from '../marks.ts';
import type { RoleRule } from './scene.ts';

/** A point may run over several paragraphs before the next; further apart they do not belong together. */
const REACH = 50;

/** "First, …" to "Tenth, …": a point counts when its neighbour in the sequence is there too. */
export const point: RoleRule = ({ index, words }) => {
  const number = ordinal(words[index] as string);
  if (number === undefined) return undefined;
  const partner =
    number === 1
      ? words.slice(index + 1, index + 1 + REACH).some((other) => ordinal(other) === 2)
      : words.slice(Math.max(0, index - REACH), index).some((other) => ordinal(other) === number - 1);
  return partner ? 'point' : undefined;
};
