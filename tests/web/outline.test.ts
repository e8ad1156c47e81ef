import { describe, expect, it } from 'vitest';
import type { DocumentPassage } from '../../server/contract/documents.ts';
import { outlineOf } from '../../web/outline.ts';

/** A document of lines, each a passage of its own role. */
function documentOf(...lines: [role: DocumentPassage['role'], words: string][]) {
  const text = lines.map(([, words]) => words).join('\n');
  let at = 0;
  const passages = lines.map(([role, words], number) => {
    const start = text.indexOf(words, at);
    at = start + words.length;
    return { id: `p${number}`, documentId: 'd', role, label: '', start: start + 50, end: at + 50 };
  });
  return { id: 'd', language: 'en', start: 50, text, passages };
}

describe('outlineOf', () => {
  it('tells what stands under a heading that is only a number', () => {
    const document = documentOf(
      ['title', 'Harbour Declaration'],
      ['heading', 'IV'],
      ['provision', 'The ministers call for safe passage of fishing vessels.'],
      ['heading', '2.'],
      ['provision', 'They fund it.'],
    );
    expect(outlineOf(document)).toEqual([
      { passage: 'p1', heading: 'IV', opening: 'The ministers call for safe passage of…' },
      { passage: 'p3', heading: '2.', opening: 'They fund it.' },
    ]);
  });

  it('leaves a heading that speaks for itself alone, and one with nothing under it', () => {
    const document = documentOf(['heading', 'Tides'], ['paragraph', 'They turn.'], ['heading', 'I'], ['heading', 'II']);
    expect(outlineOf(document).map(({ opening }) => opening)).toEqual(['', '', '']);
  });
});
