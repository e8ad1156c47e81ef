import type { Kind, PassageRole } from '../../../embeddings/corpus.ts';
import type { Paragraph } from '../paragraphs.ts';

/** A paragraph among its neighbours, with what was decided for those above it. */
export interface Scene {
  readonly index: number;
  /** The words of every paragraph of the document. */
  readonly words: readonly string[];
  readonly paragraphs: readonly Paragraph[];
  readonly title: string;
  readonly kind: Kind;
  /** The roles of the paragraphs above, in order. */
  readonly decided: readonly PassageRole[];
}

/** Recognises one sort of paragraph; `undefined` leaves it to the rules after it. */
export type RoleRule = (scene: Scene) => PassageRole | undefined;
