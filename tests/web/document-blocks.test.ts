import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentPassage } from '../../server/contract/documents.ts';
import { documentBlocks } from '../../web/document-blocks.ts';

function passage(start: number, end: number): DocumentPassage {
  return { id: `d-${start}`, documentId: 'd', role: 'paragraph', label: '¶', start, end };
}

describe('documentBlocks', () => {
  it('shows what stands between passages, in its place', () => {
    const text = 'First point. Read more\nSecond point.';
    const blocks = documentBlocks({ start: 50, text, passages: [passage(73, 86), passage(50, 62)] });
    expect(blocks.map((block) => [block.passage?.id, block.text])).toEqual([
      ['d-50', 'First point.'],
      [undefined, ' Read more\n'],
      ['d-73', 'Second point.'],
    ]);
  });

  it('leaves no word out, wherever the passages begin and end', () => {
    const cuts = fc.uniqueArray(fc.nat(30), { maxLength: 8 }).map((points) => points.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.string({ minLength: 31, maxLength: 40 }), cuts, fc.nat(100), (text, points, start) => {
        const passages = points.flatMap((point, at) =>
          at % 2 === 1 ? [passage(start + (points[at - 1] ?? 0), start + point)] : [],
        );
        const shown = documentBlocks({ start, text, passages }).map((block) => block.text);
        expect(shown.join('').replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''));
      }),
    );
  });
});
