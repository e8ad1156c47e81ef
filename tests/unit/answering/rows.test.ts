import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../scripts/corpus.ts';
import { rowsOf } from '../../../server/answering/rows.ts';

const TEXT = `Harbour Declaration of the Coastal Council

The ministers met in Port Ellery and adopted several statements, among them those:

— On the restoration of sea grass meadows.

— On young pilots and their schools.

The ministers hereby declare:

— They will set up a fund for small fishing harbours.

— They will measure the tides together.
`;

describe('rowsOf', () => {
  it('quotes no line that only announces a list, but one that says more', () => {
    const corpus = buildCorpus([{ name: 'harbour.txt', text: TEXT }], { files: [] });
    const rows = rowsOf(corpus, () => TEXT);
    const leads = rows.filter(({ passage }) => passage.role === 'lead');
    expect(leads.map(({ text, quotable }) => [text, quotable])).toEqual([
      ['The ministers met in Port Ellery and adopted several statements, among them those:', true],
      ['The ministers hereby declare:', false],
    ]);
    expect(rows.filter(({ passage }) => passage.role === 'item').every(({ quotable }) => quotable)).toBe(true);
  });
});
