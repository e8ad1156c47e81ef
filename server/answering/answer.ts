import type { Embedder, Embedding } from '../../embeddings/embedder.ts';
import type { AskReply, AskRequest } from '../contract.ts';
import { toAsked, type Wording } from './asked.ts';
import { cite, citeClosest } from './cite.ts';
import { confidenceOf, isConfident, signalsOf } from './confidence.ts';
import { gather } from './features.ts';
import { interpret } from './interpret.ts';
import { CLOSEST, DEFAULT_LIMIT } from './limits.ts';
import { type Ranked, rank } from './rank.ts';
import { retrieve, type Scope } from './retrieve.ts';
import type { SearchIndex } from './search-index.ts';
import { select } from './select.ts';
import { correctSpelling } from './spelling.ts';

/** Answers a request from an index: the only part of the answer path that waits, for the question's embedding. */
export async function answer(request: AskRequest, index: SearchIndex, embedder: Embedder): Promise<AskReply> {
  const started = performance.now();
  const { wording, embedding } = await understand(request, index, embedder);
  const embedded = performance.now();
  const outcome = search(request, wording, embedding, index);
  const finished = performance.now();
  return {
    ...outcome,
    question: request.question,
    interpretedAs: wording.searched,
    suggestions: [],
    index: { fingerprint: index.fingerprint },
    timings: {
      embedMs: embedded - started,
      searchMs: finished - embedded,
      totalMs: finished - started,
    },
  };
}

/** Reads the question together with the earlier ones, and once more where a word of it had to be mended. */
export async function understand(
  { question, history = [] }: AskRequest,
  index: SearchIndex,
  embedder: Embedder,
): Promise<{ wording: Wording; embedding: Embedding }> {
  const wording = interpret(question, history);
  const embedding = await embedOne(wording.searched, embedder);
  const own = correctSpelling(wording.own, embedding.pieces, index.vocabulary);
  const searched = correctSpelling(wording.searched, embedding.pieces, index.vocabulary);
  if (searched === wording.searched) return { wording, embedding };
  return { wording: { own, searched }, embedding: await embedOne(searched, embedder) };
}

async function embedOne(text: string, embedder: Embedder): Promise<Embedding> {
  const [embedding] = await embedder.embed([text]);
  if (!embedding) throw new Error('The embedder gave no embedding for a text.');
  return embedding;
}

type Outcome =
  | Pick<Extract<AskReply, { status: 'answered' }>, 'status' | 'answer' | 'closest' | 'citations' | 'confidence'>
  | Pick<Extract<AskReply, { status: 'no_answer' }>, 'status' | 'answer' | 'closest' | 'citations' | 'confidence'>;

/** Decides what the documents say to a question, or that they do not: a function of its arguments alone. */
export function search(request: AskRequest, wording: Wording, embedding: Embedding, index: SearchIndex): Outcome {
  const asked = toAsked(wording, embedding, index);
  const ranked = rank(gather(asked, retrieve(asked, index, scopeOf(request)), index));
  const [best] = ranked;
  if (!best) return { status: 'no_answer', answer: [], citations: [], closest: [], confidence: 0 };
  const confidence = confidenceOf(signalsOf(asked, best, index));
  if (!isConfident(confidence)) {
    return { status: 'no_answer', answer: [], citations: [], closest: citeClosest(nearest(ranked), index), confidence };
  }
  const selections = select(asked, ranked, index, request.limit ?? DEFAULT_LIMIT);
  return { status: 'answered', ...cite(selections, index), closest: [], confidence };
}

/** The best sentence of each of the nearest passages. */
function nearest(ranked: readonly Ranked[]): Ranked['row'][] {
  const passages = new Map<string, Ranked['row']>();
  for (const { row } of ranked) if (!passages.has(row.passage.id)) passages.set(row.passage.id, row);
  return [...passages.values()].slice(0, CLOSEST);
}

/** Which sentences a request may be answered from. */
function scopeOf({ documents, kinds }: AskRequest): Scope {
  const ids = documents && new Set(documents);
  const wanted = kinds && new Set<string>(kinds);
  return ({ document }) => (!ids || ids.has(document.id)) && (!wanted || wanted.has(document.kind));
}
