import type { Embedder, Embedding } from '../../embeddings/embedder.ts';
import type { AskReply, AskRequest } from '../contract/ask.ts';
import type { Wording } from './asked.ts';
import { cite, citeClosest } from './cite.ts';
import { type Found, find } from './find.ts';
import { interpret } from './interpret.ts';
import { CLOSEST } from './limits.ts';
import type { Ranked } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import { nameInFull } from './speakers.ts';
import { spellOut } from './spell-out.ts';
import { correctSpelling } from './spelling.ts';
import { suggest } from './suggest.ts';

/** Answers a request from an index: the only part of the answer path that waits, for the question's embedding. */
export async function answer(request: AskRequest, index: SearchIndex, embedder: Embedder): Promise<AskReply> {
  const started = performance.now();
  const { wording, embedding } = await understand(request, index, embedder);
  const embedded = performance.now();
  const found = find(request, wording, embedding, index);
  const outcome = outcomeOf(found, index);
  const suggestions = suggest(found, [request.question, ...(request.history ?? [])], index);
  const finished = performance.now();
  return {
    ...outcome,
    question: request.question,
    interpretedAs: wording.searched,
    suggestions,
    index: { fingerprint: index.fingerprint },
    timings: {
      embedMs: embedded - started,
      searchMs: finished - embedded,
      totalMs: finished - started,
    },
  };
}

/** Reads the question together with the earlier ones, names in full; once more where a word of it had to be mended. */
export async function understand(
  { question, history = [] }: AskRequest,
  index: SearchIndex,
  embedder: Embedder,
): Promise<{ wording: Wording; embedding: Embedding }> {
  const read = interpret(question, history);
  const inFull = (text: string) => nameInFull(spellOut(text, index.vocabulary.acronyms), index.speakers);
  const wording = mapWording(read, inFull);
  const embedding = await embedOne(wording.searched, embedder);
  const mended = mapWording(wording, (text) => correctSpelling(text, embedding.pieces, index.vocabulary));
  if (mended.searched === wording.searched) return { wording, embedding };
  return { wording: mended, embedding: await embedOne(mended.searched, embedder) };
}

/** Changes both texts of a wording, which most often are the same. */
function mapWording({ own, searched }: Wording, change: (text: string) => string): Wording {
  const changed = change(own);
  return { own: changed, searched: searched === own ? changed : change(searched) };
}

async function embedOne(text: string, embedder: Embedder): Promise<Embedding> {
  const [embedding] = await embedder.embed([text]);
  if (!embedding) throw new Error('The embedder gave no embedding for a text.');
  return embedding;
}

type Outcome =
  | Pick<Extract<AskReply, { status: 'answered' }>, 'status' | 'answer' | 'closest' | 'citations' | 'confidence'>
  | Pick<Extract<AskReply, { status: 'no_answer' }>, 'status' | 'answer' | 'closest' | 'citations' | 'confidence'>;

/** What the documents say to a question, or that they do not, with the words to prove it. */
function outcomeOf({ ranked, confidence, selections }: Found, index: SearchIndex): Outcome {
  if (selections.length > 0) return { status: 'answered', ...cite(selections, index), closest: [], confidence };
  return { status: 'no_answer', answer: [], citations: [], closest: citeClosest(nearest(ranked), index), confidence };
}

/** The best sentence of each of the nearest passages. */
function nearest(ranked: readonly Ranked[]): Ranked['row'][] {
  const passages = new Map<string, Ranked['row']>();
  for (const { row } of ranked) if (!passages.has(row.passage.id)) passages.set(row.passage.id, row);
  return [...passages.values()].slice(0, CLOSEST);
}
