import { BULLET } from '../marks.ts';
import { ending, wordCount } from '../shape.ts';
import type { RoleRule } from './scene.ts';

const SOURCE = /^(?:[—–―-]|--)\s*(?:From|By|Excerpt(?:s|ed)?|Remarks|Speech|Quoted)\b/u;
const MOST_WORDS_OF_A_SIGNATURE = 8;

/** A line after a text that says whose words stood above: a dash, and a source or a name, without a full stop. */
export const attribution: RoleRule = ({ index, words, decided }) => {
  const line = words[index] as string;
  if (decided.length === 0 || ending(line) !== 'open') return undefined;
  if (SOURCE.test(line)) return 'attribution';
  return isSignature(line, words[index - 1] ?? '', words[index + 1] ?? '') ? 'attribution' : undefined;
};

/** A lone dash line of capitalised words; two dash lines together are a list, and so is one under a colon. */
function isSignature(line: string, above: string, below: string): boolean {
  const dash = /^[—–―]\s*/u.exec(line);
  if (!dash || BULLET.test(above) || BULLET.test(below) || ending(above) === 'colon') return false;
  const name = line.slice(dash[0].length);
  return (
    wordCount(name) <= MOST_WORDS_OF_A_SIGNATURE &&
    /^(?:\p{Lu}[\p{L}.'’-]*\s+){1,3}?\p{Lu}[\p{L}.'’-]*(?:,|$)/u.test(name)
  );
}
