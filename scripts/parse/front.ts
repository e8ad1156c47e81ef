import { fold } from '../../embeddings/span.ts';
import { MARKDOWN_HEADING } from './marks.ts';

/** The lines above a text: titles, dates, bylines. More than this do not stand there. */
export const LONGEST_FRONT = 8;

/** Is this line the title, but for white space, case and a Markdown mark? */
export function sameTitle(line: string, title: string): boolean {
  return fold(line).replace(MARKDOWN_HEADING, '').toLowerCase() === fold(title).toLowerCase();
}
