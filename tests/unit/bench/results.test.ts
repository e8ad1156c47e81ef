import { describe, expect, it } from 'vitest';
import { findingsTable, ms } from '../../../scripts/bench/findings.ts';
import { withPart } from '../../../scripts/bench/results.ts';

describe('withPart', () => {
  const document = '# Results\n\nIntroduction.\n\n## one\n\nold\n\n## two\n\nkept\n';

  it('replaces the part under a heading and keeps the others', () => {
    expect(withPart(document, 'one', 'new\n\n### inside')).toBe(
      '# Results\n\nIntroduction.\n\n## one\n\nnew\n\n### inside\n\n## two\n\nkept\n',
    );
  });

  it('puts a part that is not there at the end', () => {
    expect(withPart(document, 'three', 'new')).toBe(`${document}\n## three\n\nnew\n`);
  });

  it('does not take a heading for another that begins like it', () => {
    expect(withPart('# R\n\n## one two\n\nkept\n', 'one', 'new')).toBe('# R\n\n## one two\n\nkept\n\n## one\n\nnew\n');
  });
});

describe('findingsTable', () => {
  it('says of each bar whether it is reached, and nothing where there is none', () => {
    const lines = findingsTable([
      { what: 'fast', figure: '1 ms', bar: '≤ 2 ms', reached: true },
      { what: 'slow', figure: '3 ms', bar: '≤ 2 ms', reached: false },
      { what: 'other', figure: '4 ms' },
    ]).split('\n');
    expect(lines.slice(2).map((line) => line.split('|').map((cell) => cell.trim()))).toEqual([
      ['', 'fast', '1 ms', '≤ 2 ms', 'yes', ''],
      ['', 'slow', '3 ms', '≤ 2 ms', '**no**', ''],
      ['', 'other', '4 ms', '', '', ''],
    ]);
  });

  it.each([
    [0.1234, '0.123 ms'],
    [4.5, '4.50 ms'],
    [123.4, '123 ms'],
    [12_345, '12.3 s'],
  ])('writes %d milliseconds as %s', (value, written) => {
    expect(ms(value)).toBe(written);
  });
});
