import { describe, expect, it } from 'vitest';
import { createSingleFlight } from '../../server/single-flight.ts';

/** Something that is made when it is told to be, and how often that was begun. */
function workshop() {
  const begun: { done(result: string): void; fail(error: Error): void }[] = [];
  const make = () =>
    new Promise<string>((resolve, reject) => {
      begun.push({ done: resolve, fail: reject });
    });
  return { begun, make };
}

describe('a single flight', () => {
  it('has one make what several want at once, and makes it anew for who comes later', async () => {
    const [once, { begun, make }] = [createSingleFlight<string>(), workshop()];
    const [first, second, other] = [once('a', make), once('a', make), once('b', make)];
    expect(begun).toHaveLength(2);
    begun[0]?.done('one');
    begun[1]?.done('another');
    expect(await Promise.all([first, second, other])).toEqual(['one', 'one', 'another']);
    const later = once('a', make);
    begun[2]?.done('three');
    expect(await later).toBe('three');
  });

  it('gives a failure to all who waited for it, and to nobody after them', async () => {
    const [once, { begun, make }] = [createSingleFlight<string>(), workshop()];
    const waiting = Promise.allSettled([once('a', make), once('a', make)]);
    begun[0]?.fail(new Error('broken'));
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const later = once('a', make);
    begun[1]?.done('whole');
    expect(await later).toBe('whole');
  });

  it('has one of those who wait make it when whoever did has left', async () => {
    const [once, { begun, make }] = [createSingleFlight<string>(), workshop()];
    const leaving = new AbortController();
    const first = once('a', make, leaving.signal);
    const others = Promise.all([once('a', make), once('a', make), once('a', make)]);
    leaving.abort();
    begun[0]?.fail(new Error('left'));
    await expect(first).rejects.toThrow('left');
    await expect.poll(() => begun.length).toBe(2);
    begun[1]?.done('one');
    expect(await others).toEqual(['one', 'one', 'one']);
    expect(begun).toHaveLength(2);
  });
});
