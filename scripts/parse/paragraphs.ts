import type { PassageRole } from '../../embeddings/corpus.ts';
import type { Span } from '../../embeddings/span.ts';
import { slice } from '../../embeddings/span.ts';
import { LONGEST_FRONT, sameTitle } from './front.ts';
import { joinsLine, type LaidLine, layoutOf } from './layout.ts';
import { lines } from './lines.ts';
import { runsOn } from './page-break.ts';
import { ending } from './shape.ts';
import { trim } from './trim.ts';
import { type LinePiece, unglue } from './unglue.ts';

/** A stretch of a document that is set as one: what becomes a passage once its role is known. */
export interface Paragraph extends Span {
  /** Blank lines above it. */
  readonly gap: number;
  /** Known already where a glued line was taken apart. */
  readonly role?: PassageRole;
}

/**
 * The paragraphs of a document: its lines, taken apart where things are glued together and put together where the
 * layout or a page break has cut them. A paragraph's span covers the line ends and blank lines inside it.
 */
export function paragraphs(text: string, document: Span, title: string): Paragraph[] {
  const found = lines(text, document);
  const front = found.slice(0, LONGEST_FRONT);
  const glued = front.some((line) => sameTitle(slice(text, line), title)) ? '' : title;
  const pieces = found.flatMap((line, i) => unglue(text, line, i < LONGEST_FRONT ? glued : ''));
  return joinPageBreaks(text, joinLines(text, pieces));
}

function joinLines(text: string, pieces: readonly LinePiece[]): Paragraph[] {
  const laid = pieces.map((piece): LaidLine => {
    return { words: slice(text, piece), gap: piece.gap, settled: piece.role !== undefined };
  });
  const layout = layoutOf(laid);
  const joined: Paragraph[] = [];
  pieces.forEach((piece, i) => {
    const last = joined.at(-1);
    const [above, below] = [laid[i - 1], laid[i]];
    const joins =
      last && above && below && piece.gap === 0 && joinsLine(above, below, layout) && adjoin(text, last, piece);
    if (joins) joined[joined.length - 1] = { ...last, end: piece.end };
    else joined.push(piece);
  });
  return joined;
}

function joinPageBreaks(text: string, parts: readonly Paragraph[]): Paragraph[] {
  const joined: Paragraph[] = [];
  parts.forEach((part, i) => {
    const last = joined.at(-1);
    const open = last && part.gap > 0 && !last.role && !part.role && adjoin(text, last, part);
    if (open && runsOn(gapAbove(text, parts, i, joined))) joined[joined.length - 1] = { ...last, end: part.end };
    else joined.push(part);
  });
  return joined;
}

function gapAbove(text: string, parts: readonly Paragraph[], i: number, joined: readonly Paragraph[]) {
  const [above, below] = [joined.at(-1) as Paragraph, parts[i] as Paragraph];
  const around = [joined.at(-2), below].map((part) => (part ? ending(slice(text, part)) : 'open'));
  return {
    above: slice(text, above),
    below: slice(text, below),
    first: joined.length === 1,
    enumeration: around.some((end) => end === 'comma' || end === 'semicolon'),
  };
}

/** Furniture that was cut out between two parts keeps them apart: no span may cover it. */
function adjoin(text: string, above: Span, below: Span): boolean {
  return trim(text, { start: above.end, end: below.start }) === undefined;
}
