import { describe, expect, it } from 'vitest';
import { BuildError } from '../../scripts/build-error.ts';

const problem = (id: string) => ({ id, file: 'harbour.txt', start: 3, end: 9, message: 'reaches out of the file' });

describe('BuildError', () => {
  it('names file, place and reason of each problem', () => {
    const { message } = new BuildError([problem('harbour-1'), problem('harbour-2')]);
    expect(message.split('\n')).toEqual([
      'The corpus does not hold together, so no index was written:',
      '  harbour.txt [3, 9) harbour-1 reaches out of the file',
      '  harbour.txt [3, 9) harbour-2 reaches out of the file',
    ]);
  });

  it('shows ten problems and counts the others', () => {
    const { message } = new BuildError(Array.from({ length: 14 }, (_, i) => problem(`harbour-${i}`)));
    expect(message.split('\n')).toHaveLength(12);
    expect(message).toMatch(/… and 4 more$/);
  });
});
