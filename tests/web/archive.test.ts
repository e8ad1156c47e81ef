import { beforeEach, describe, expect, it } from 'vitest';
import { createArchive, turnsOf } from '../../web/client/archive.ts';
import type { Turn } from '../../web/conversation.ts';
import { EVERYWHERE, OFFICIAL } from '../../web/scope.ts';
import { answered } from '../support/small-replies.ts';

const storage = window.localStorage;
const clock = { now: 0 };
const archive = createArchive(storage, () => clock.now);

function turn(id: number, question: string, state: Turn['state'] = repliedTo(question)): Turn {
  return { id, question, history: id > 1 ? ['tides?'] : [], scope: id > 1 ? OFFICIAL : EVERYWHERE, state };
}

function repliedTo(question: string): Turn['state'] {
  return { kind: 'replied', reply: answered(question, [['tidal-centre-2.1']]) };
}

beforeEach(() => {
  storage.clear();
  clock.now = 1000;
});

describe('the archive', () => {
  it('brings a conversation back as it was', () => {
    const turns = [turn(1, 'tides?'), turn(2, 'and boats?')];
    archive.keep('a', turns);
    const [kept] = archive.list();
    expect(kept && turnsOf(kept)).toEqual(turns);
    expect(kept).toMatchObject({ id: 'a', at: 1000 });
  });

  it('keeps what was answered and nothing else', () => {
    archive.keep('a', [turn(1, 'tides?'), turn(2, 'boats?', { kind: 'stopped' }), turn(3, 'ports?')]);
    expect(archive.list()[0]?.turns.map(({ question }) => question)).toEqual(['tides?', 'ports?']);
    archive.keep('b', [turn(1, 'boats?', { kind: 'asking' })]);
    expect(archive.list()).toHaveLength(1);
  });

  it('lists the newest first, a conversation that grows once, and twenty at most', () => {
    for (let number = 1; number <= 25; number++) {
      clock.now = number;
      archive.keep(`c${number}`, [turn(1, `question ${number}`)]);
    }
    clock.now = 99;
    archive.keep('c10', [turn(1, 'question 10'), turn(2, 'and then?')]);
    const ids = archive.list().map(({ id }) => id);
    expect(ids).toHaveLength(20);
    expect(ids.slice(0, 3)).toEqual(['c10', 'c25', 'c24']);
    expect(ids).not.toContain('c5');
  });

  it('makes room by forgetting the oldest when the browser has no more', () => {
    const small = crampedStorage(6000);
    const cramped = createArchive(small, () => clock.now);
    for (let number = 1; number <= 12; number++) {
      clock.now = number;
      cramped.keep(`c${number}`, [turn(1, 'tides?')]);
    }
    const ids = cramped.list().map(({ id }) => id);
    expect(ids[0]).toBe('c12');
    expect(ids.length).toBeLessThan(12);
  });

  it('forgets one, or all', () => {
    archive.keep('a', [turn(1, 'tides?')]);
    archive.keep('b', [turn(1, 'boats?')]);
    archive.forget('a');
    expect(archive.list().map(({ id }) => id)).toEqual(['b']);
    archive.forgetAll();
    expect(archive.list()).toEqual([]);
  });

  it('keeps nothing, and forgets what it kept, once it is not wanted', () => {
    archive.keep('a', [turn(1, 'tides?')]);
    archive.want(false);
    archive.keep('b', [turn(1, 'boats?')]);
    expect([archive.wanted(), archive.list()]).toEqual([false, []]);
    archive.want(true);
    archive.keep('b', [turn(1, 'boats?')]);
    expect(archive.list()).toHaveLength(1);
  });

  it.each(['not json', '{}', '{"turns":[]}', 'null'])('leaves alone what it cannot read: %s', (text) => {
    storage.setItem('communique-past-1:x', text);
    expect(archive.list()).toEqual([]);
  });

  it('is empty and harmless where there is no storage', () => {
    const none = createArchive(undefined);
    none.keep('a', [turn(1, 'tides?')]);
    expect([none.available, none.wanted(), none.list()]).toEqual([false, false, []]);
  });
});

/** A storage that refuses, as browsers do, what would exceed so many characters. */
function crampedStorage(limit: number): Storage {
  const items = new Map<string, string>();
  const size = () => [...items.values()].reduce((sum, value) => sum + value.length, 0);
  return {
    get length() {
      return items.size;
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
    setItem: (key, value) => {
      if (size() - (items.get(key)?.length ?? 0) + value.length > limit) {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      }
      items.set(key, value);
    },
  };
}
