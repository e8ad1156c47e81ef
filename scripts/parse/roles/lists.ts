import { BULLET, ENUMERATOR, OWN_NUMBER, sectionMark } from '../marks.ts';
import { ending, isHeadingShaped } from '../shape.ts';
import type { RoleRule, Scene } from './scene.ts';

/** "Guided by…", "Deeply concerned…", "Mindful of…": the way a preamble's clauses begin, all sharing one subject. */
const PREAMBULAR =
  /^(?:(?:further|also|again|\p{L}+ly)\s+)?(?:\p{L}+(?:ing|ed)|having|mindful|aware|conscious|desirous|proceeding|taking|in\s+view)\b/iu;

const isFragment = (line: string | undefined) => line !== undefined && ['comma', 'semicolon'].includes(ending(line));

/** A member of a list or a clause of a preamble: its subject stands in a line above. */
export const item: RoleRule = (scene) => {
  const line = scene.words[scene.index] as string;
  const isItem = BULLET.test(line) || ENUMERATOR.test(line) || isClause(scene, line) || isUnmarkedItem(scene, line);
  return isItem ? 'item' : undefined;
};

/** The line that opens a list or a preamble and gives its members their subject. */
export const lead: RoleRule = ({ index, words }) => {
  const line = words[index] as string;
  if (ending(line) === 'colon') return 'lead';
  const below = words[index + 1];
  const opens = ending(line) === 'comma' && (isFragment(below) || (below !== undefined && ending(below) === 'colon'));
  return opens ? 'lead' : undefined;
};

function isClause({ index, words, decided }: Scene, line: string): boolean {
  const [above, below] = [words[index - 1], words[index + 1]];
  const inList = decided.at(-1) === 'lead' || decided.at(-1) === 'item';
  if (inList && isFragment(line)) return true;
  if (decided.at(-1) === 'item' && isFragment(above)) return ending(line) === 'sentence';
  return isFragment(line) && isFragment(below) && PREAMBULAR.test(line);
}

/** Short lines under a colon, set alike, without a mark in front or a stop behind; also numbered ones. */
function isUnmarkedItem({ index, words, paragraphs, decided }: Scene, line: string): boolean {
  if (!isHeadingShaped(line) || sectionMark(line) !== undefined) return false;
  const [above, below] = [words[index - 1] ?? '', words[index + 1]];
  if (decided.at(-1) === 'lead') {
    const next = below !== undefined && isHeadingShaped(below) && sectionMark(below) === undefined;
    return ending(above) === 'colon' && next;
  }
  const second = decided.at(-2) === 'lead';
  const alike = second || paragraphs[index]?.gap === paragraphs[index - 1]?.gap || OWN_NUMBER.test(line);
  return decided.at(-1) === 'item' && !BULLET.test(above) && !ENUMERATOR.test(above) && isHeadingShaped(above) && alike;
}
