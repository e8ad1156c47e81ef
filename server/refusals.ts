/** An index that cannot be used is read again, for it may still be arriving: soon at first, then ever more seldom. */
const SHORTEST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** What a server remembers of a new index that it could not use. */
export interface Refusals {
  /** Whether this version was refused so short a while ago that there is no use in reading it again. */
  isTooSoon(version: string): boolean;
  /** Takes down that a version was refused, and says whether the reason is another one than before. */
  add(version: string, reason: string): boolean;
  /** Starts over: an index was taken. */
  forget(): void;
}

/** Nothing is refused yet. `now` gives milliseconds that never run back. */
export function createRefusals(now: () => number = () => performance.now()): Refusals {
  let last: { version: string; reason: string; pauseMs: number; againAtMs: number } | undefined;
  return {
    isTooSoon: (version) => last?.version === version && now() < last.againAtMs,
    add(version, reason) {
      const isNews = reason !== last?.reason;
      const pauseMs = last?.version === version ? Math.min(2 * last.pauseMs, LONGEST_PAUSE_MS) : SHORTEST_PAUSE_MS;
      last = { version, reason, pauseMs, againAtMs: now() + pauseMs };
      return isNews;
    },
    forget() {
      last = undefined;
    },
  };
}
