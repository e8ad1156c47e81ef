import { describe, expect, it } from 'vitest';
import { type Recall, recall } from '../../web/recall.ts';

const asked = ['tides?', 'boats?', 'ports?'];

function leaf(...keys: ('up' | 'down')[]): Recall {
  return keys.reduce<Recall>((now, key) => recall(asked, now, key) ?? now, { draft: '', back: 0 });
}

describe('recall', () => {
  it.each([
    ['once brings the last question', leaf('up'), 'ports?'],
    ['twice brings the one before', leaf('up', 'up'), 'boats?'],
    ['past the first stays there', leaf('up', 'up', 'up', 'up', 'up'), 'tides?'],
    ['and down again comes back', leaf('up', 'up', 'down'), 'ports?'],
    ['and all the way down leaves the box empty', leaf('up', 'down'), ''],
  ])('up %s', (_, { draft }, expected) => {
    expect(draft).toBe(expected);
  });

  it.each([
    ['a draft', { draft: 'cranes', back: 0 }],
    ['an earlier question that was changed', { draft: 'ports and cranes?', back: 1 }],
  ])('never overwrites %s', (_, now) => {
    expect(recall(asked, now, 'up')).toBeUndefined();
    expect(recall(asked, now, 'down')).toBeUndefined();
  });

  it('has nothing to bring before the first question', () => {
    expect(recall([], { draft: '', back: 0 }, 'up')).toBeUndefined();
  });
});
