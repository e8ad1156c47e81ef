/** What the question box shows while a reader leafs through earlier questions; `back` is 0 for a fresh draft. */
export interface Recall {
  readonly draft: string;
  readonly back: number;
}

/**
 * Leafs through earlier questions as a shell does: up goes to older ones, down to newer ones and at last to an
 * empty box. A draft that was typed is never overwritten: then the answer is `undefined` and the key keeps its
 * usual work.
 */
export function recall(asked: readonly string[], now: Recall, key: 'up' | 'down'): Recall | undefined {
  const leafing = now.back > 0 && now.draft === asked.at(-now.back);
  if (now.draft !== '' && !leafing) return undefined;
  const back = (leafing ? now.back : 0) + (key === 'up' ? 1 : -1);
  if (back < 0 || back > asked.length) return undefined;
  return { draft: back === 0 ? '' : (asked.at(-back) ?? ''), back };
}
