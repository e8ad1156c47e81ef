import { setImmediate as nextRound } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../server/turns.ts';

describe('turns', () => {
  it('come one a round of the event loop, in the order they were asked for', async () => {
    const turn = createTurns();
    const had: string[] = [];
    const have = async (name: string) => {
      await turn();
      had.push(name);
    };
    const all = Promise.all(['first', 'second', 'third'].map(have));
    const rounds: string[][] = [];
    for (let round = 0; round < 3; round += 1) {
      await nextRound();
      rounds.push([...had]);
    }
    expect(rounds).toEqual([['first'], ['first', 'second'], ['first', 'second', 'third']]);
    await all;
  });

  it('are there for those who come when all others have had theirs', async () => {
    const turn = createTurns();
    await turn();
    await turn();
    await Promise.all([turn(), turn()]);
  });
});
