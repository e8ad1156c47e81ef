import type { Embedding } from '../../embeddings/embedder.ts';
import type { AskRequest } from '../contract/ask.ts';
import { type Asked, toAsked, type Wording } from './asked.ts';
import { confidenceOf, isConfident, signalsOf } from './confidence.ts';
import { gather } from './features.ts';
import { DEFAULT_LIMIT } from './limits.ts';
import { type Ranked, rank } from './rank.ts';
import { retrieve, type Scope } from './retrieve.ts';
import type { SearchIndex } from './search-index.ts';
import { type Selection, select } from './select.ts';

/** What was found for a question, before it is cited. */
export interface Found {
  readonly asked: Asked;
  /** Which sentences it was looked for in. */
  readonly scope: Scope;
  /** Every candidate, best first. */
  readonly ranked: readonly Ranked[];
  readonly confidence: number;
  /** The statements of the answer; none when the documents do not say. */
  readonly selections: readonly Selection[];
}

/** Decides what the documents say to a question, or that they do not: a function of its arguments alone. */
export function find(
  request: Pick<AskRequest, 'documents' | 'kinds' | 'limit'>,
  wording: Wording,
  embedding: Embedding,
  index: SearchIndex,
): Found {
  const asked = toAsked(wording, embedding, index);
  const scope = scopeOf(request);
  const ranked = rank(gather(asked, retrieve(asked, index, scope), index));
  const confidence = isSome(ranked) ? confidenceOf(signalsOf(asked, ranked, index)) : 0;
  const limit = request.limit ?? DEFAULT_LIMIT;
  const selections = isConfident(confidence) ? select(asked, ranked, index, limit) : [];
  return { asked, scope, ranked, confidence, selections };
}

/** Whether there is a best one. */
export const isSome = <One>(list: readonly One[]): list is readonly [One, ...One[]] => list.length > 0;

/** Which sentences a request may be answered from. */
function scopeOf({ documents, kinds }: Pick<AskRequest, 'documents' | 'kinds'>): Scope {
  const ids = documents && new Set(documents);
  const wanted = kinds && new Set<string>(kinds);
  return ({ document }) => (!ids || ids.has(document.id)) && (!wanted || wanted.has(document.kind));
}
