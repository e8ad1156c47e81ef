import { isDateline } from '../dates.ts';
import { LONGEST_FRONT, sameTitle } from '../front.ts';
import { isByline } from '../markers.ts';
import { sectionMark } from '../marks.ts';
import { ending, isHeadingShaped } from '../shape.ts';
import type { RoleRule, Scene } from './scene.ts';

/**
 * The lines above the first prose are the title and what a page sets over it. Where one of them is the known title,
 * it and those above it are; otherwise the first of them is. A document of one line has no title but that line's words.
 */
export const title: RoleRule = (scene) => {
  if (scene.index >= LONGEST_FRONT || scene.index === scene.words.length - 1) return undefined;
  const front = frontLines(scene);
  if (!front.includes(scene.index)) return undefined;
  const known = front.findLast((index) => sameTitle(scene.words[index] as string, scene.title));
  const last = known ?? front.find((index) => !isAside(scene.words[index] as string));
  const isTitle = last !== undefined && scene.index <= last && !isAside(scene.words[scene.index] as string);
  return isTitle ? 'title' : undefined;
};

function frontLines({ words, paragraphs, title: known }: Scene): number[] {
  const front: number[] = [];
  for (let i = 0; i < Math.min(LONGEST_FRONT, words.length); i++) {
    const line = words[i] as string;
    const belongs = paragraphs[i]?.role || isAside(line) || isHeadingShaped(line) || isKnownTitle(line, known);
    if (!belongs || sectionMark(line) !== undefined) break;
    front.push(i);
  }
  return front;
}

const isAside = (line: string) => isDateline(line) || isByline(line);

/** A title may be a question; a first line that is a plain sentence is text, whatever the title was taken from. */
function isKnownTitle(line: string, known: string): boolean {
  return sameTitle(line, known) && (ending(line) === 'open' || /[?!]$/.test(line));
}
