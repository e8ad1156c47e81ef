import { LRUCache } from 'lru-cache';
import type { AskReply, AskRequest } from './contract/ask.ts';
import { createSingleFlight } from './single-flight.ts';

/** Replies that are remembered: some ten kilobytes each, so that all of them stay well under what the model takes. */
const MOST_REPLIES = 1_000;

/** How often a reply was remembered, and how often not. */
export interface CacheCounts {
  readonly hits: number;
  readonly misses: number;
}

/** Replies to questions that were asked before, by the index that answered them and all that was asked. */
export interface ReplyCache {
  /**
   * The reply to a request from the index with this fingerprint: the one remembered, the one that somebody else waits for
   * just now, or the one that `answer` gives, which fails when `signal` is aborted.
   */
  reply(
    fingerprint: string,
    request: AskRequest,
    answer: (asked: AskRequest) => Promise<AskReply>,
    signal?: AbortSignal,
  ): Promise<AskReply>;
  /** Since it was made. */
  counts(): CacheCounts;
  /** Lets go of all replies, when their index is served no more. */
  forget(): void;
}

/**
 * Remembers the last replies, and has a question that many ask at once answered once, as when all readers of a page follow
 * one link. What differs in white space or in the encoding of its characters alone is one question, and is answered in
 * one form whoever asks first; in letters, it is another: a capital makes a name. What fails is not remembered. `most` is
 * how many replies are kept.
 */
export function createReplyCache(most = MOST_REPLIES): ReplyCache {
  const replies = new LRUCache<string, AskReply>({ max: most });
  const counts = { hits: 0, misses: 0 };
  const once = createSingleFlight<AskReply>();
  return {
    counts: () => ({ ...counts }),
    forget: () => replies.clear(),
    async reply(fingerprint, request, answer, signal) {
      const startedMs = performance.now();
      const asked = normalised(request);
      const key = keyOf(fingerprint, asked);
      let isOwn = false;
      const make = async () => {
        isOwn = true;
        counts.misses += 1;
        const reply = await answer(asked);
        replies.set(key, reply);
        return reply;
      };
      const reply = replies.get(key) ?? (await once(key, make, signal));
      if (isOwn) return { ...reply, question: request.question };
      counts.hits += 1;
      const timings = { embedMs: 0, searchMs: 0, totalMs: performance.now() - startedMs };
      return { ...reply, question: request.question, timings };
    },
  };
}

function normalised(request: AskRequest): AskRequest {
  const { question, history } = request;
  return { ...request, question: oneForm(question), ...(history && { history: history.map(oneForm) }) };
}

const oneForm = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Which documents and kinds is a matter of which, not of their order. */
function keyOf(fingerprint: string, { question, history, documents, kinds, limit }: AskRequest): string {
  const set = (ids: readonly string[] | undefined) => ids && [...new Set(ids)].sort();
  return JSON.stringify([fingerprint, question, history, set(documents), set(kinds), limit]);
}
