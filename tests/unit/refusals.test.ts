import { describe, expect, it } from 'vitest';
import { createRefusals } from '../../server/refusals.ts';

/** Refusals under a clock that is moved by hand. */
function refusalsAt(startMs: number) {
  const clock = { nowMs: startMs };
  return { clock, refusals: createRefusals(() => clock.nowMs) };
}

/** How long after it was refused a version may be read again. */
function pauseAfter({ clock, refusals }: ReturnType<typeof refusalsAt>, version: string): number {
  const startMs = clock.nowMs;
  while (refusals.isTooSoon(version)) clock.nowMs += 1_000;
  return clock.nowMs - startMs;
}

describe('refusals', () => {
  it('lets a version that was never refused be read at once', () => {
    expect(refusalsAt(0).refusals.isTooSoon('a')).toBe(false);
  });

  it('waits twice as long each time the same version is refused, and a minute at most', () => {
    const held = refusalsAt(0);
    const pauses = Array.from({ length: 8 }, () => {
      held.refusals.add('a', 'damaged');
      return pauseAfter(held, 'a') / 1_000;
    });
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('does not wait for another version', () => {
    const { refusals } = refusalsAt(0);
    refusals.add('a', 'damaged');
    expect(refusals.isTooSoon('b')).toBe(false);
  });

  it('says a reason once, and again after an index was taken', () => {
    const { refusals } = refusalsAt(0);
    expect(['damaged', 'damaged', 'missing', 'missing'].map((reason) => refusals.add('a', reason))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    refusals.forget();
    expect(refusals.add('a', 'missing')).toBe(true);
  });
});
