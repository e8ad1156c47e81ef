import type { PassageRole } from '../../../embeddings/corpus.ts';
import type { Span } from '../../../embeddings/span.ts';

/** A part of a line; `role` is set when the repair that cut it out knows what it is. */
export interface Piece extends Span {
  readonly role?: PassageRole;
}

/**
 * A repair of one kind of glued line. Gets the words of a line and the document's title, and returns the parts
 * to keep, with offsets within those words, or `undefined` when the line is not glued in this way.
 * What no part covers is page furniture and belongs to no passage.
 */
export type Repair = (line: string, title: string) => Piece[] | undefined;
