import { cutByline } from './glue/byline.ts';
import { cutDateMarker } from './glue/date-marker.ts';
import { cutLinkPhrase } from './glue/link-phrase.ts';
import type { Piece, Repair } from './glue/piece.ts';
import { cutTimeFromByline } from './glue/time-and-byline.ts';
import { cutLabelBeforeTitle } from './glue/title-tail.ts';
import type { Line } from './lines.ts';
import { trim } from './trim.ts';

/** In this order: furniture at the end first, then from the front of the line inwards. */
const REPAIRS: readonly Repair[] = [cutLinkPhrase, cutDateMarker, cutTimeFromByline, cutLabelBeforeTitle, cutByline];

/** A line, or a part of one; parts of a line after the first have no gap. */
export type LinePiece = Line & Piece;

/** Takes apart lines in which text extraction has run several things together, and drops page furniture. */
export function unglue(text: string, line: Line, title: string): LinePiece[] {
  const pieces = REPAIRS.reduce<Piece[]>(
    (parts, repair) => parts.flatMap((part) => mend(text, part, title, repair)),
    [{ start: line.start, end: line.end }],
  );
  return pieces.map((piece, index) => ({ ...piece, gap: index === 0 ? line.gap : 0 }));
}

function mend(text: string, part: Piece, title: string, repair: Repair): Piece[] {
  if (part.role) return [part];
  const kept = repair(text.slice(part.start, part.end), title);
  if (!kept) return [part];
  return kept.flatMap(({ start, end, ...known }) => {
    const span = trim(text, { start: part.start + start, end: part.start + end });
    return span ? [{ ...span, ...known }] : [];
  });
}
