import type { EventEmitter } from 'node:events';

/** However many connect, nobody is kept waiting for them longer: some three thousand are taken in by then. */
const MOST_MS = 1_000;

/** Lets go on what it is given once everyone who is connecting has been taken in; at once when nobody is. */
export type AfterArrivals = (goOn: () => void) => void;

/**
 * Lets `server` take in everyone who connects before anything is done for one of them, but no longer than `mostMs`. The
 * event loop takes in one connection a round (libuv since 1.45, https://github.com/libuv/libuv/pull/3696): with a question
 * answered in each, the last of five hundred who connect at once would wait for seconds, and without, a part of one.
 */
export function afterArrivals(server: EventEmitter, mostMs = MOST_MS): AfterArrivals {
  const held: (() => void)[] = [];
  let cameIn = false;
  let isWatching = false;

  const goOn = () => {
    isWatching = false;
    for (const next of held.splice(0)) next();
  };
  const watch = (untilMs: number) => {
    if (!cameIn || performance.now() > untilMs) return goOn();
    cameIn = false;
    setImmediate(watch, untilMs);
  };
  server.on('connection', () => {
    cameIn = true;
    if (isWatching) return;
    isWatching = true;
    // The rest of this round tells nothing: who comes next comes in the next one.
    setImmediate(watch, performance.now() + mostMs);
  });
  return (next) => void (isWatching ? held.push(next) : next());
}
