/** Waits for its turn. */
export type Turn = () => Promise<void>;

/**
 * Gives one turn a round of the event loop, first come first served: work that takes a while of the main thread is then
 * never done twice before whoever asks for something else is heard.
 */
export function createTurns(): Turn {
  const waiting: (() => void)[] = [];
  const giveNext = () => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(giveNext);
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(giveNext);
    });
}
