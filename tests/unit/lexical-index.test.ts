import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { createLexicalIndex, isAmongRows, postingsOf } from '../../embeddings/lexical-index.ts';
import { lexiconOf } from '../../embeddings/lexicon.ts';
import { lexicalFiles, readLexicalFiles } from '../../embeddings/storage/lexical-files.ts';
import { toTerm, words } from '../../embeddings/terms.ts';

const WORDS = [
  'trade',
  'trades',
  'glacier',
  'Dushanbe',
  'bank',
  'summit',
  'ministers',
  'of',
  '2025',
  '’',
  'constructor',
];
const texts = fc.array(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((some) => some.join(' ')),
  { maxLength: 12 },
);
const terms = fc.uniqueArray(fc.constantFrom(...WORDS.map(toTerm), 'unknown'), { maxLength: 5 });

/** The library's own search over the same texts. */
function reference(all: readonly string[], asked: readonly string[]) {
  const search = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: (text) => words(text).map((word) => word.text),
    processTerm: toTerm,
  });
  search.addAll(all.map((text, id) => ({ id, text })));
  const options = { tokenize: () => [...asked], processTerm: (term: string) => term };
  return search.search(asked.join(' '), options).map(({ id, score }) => ({ row: id as number, score }));
}

describe('the lexical index', () => {
  it('finds what minisearch finds, in its order and with its scores', () => {
    fc.assert(
      fc.property(texts, terms, fc.integer({ min: 1, max: 12 }), (all, asked, most) => {
        const index = createLexicalIndex(postingsOf(all));
        const expected = reference(all, asked);
        expect(index.search(asked, 100)).toEqual(expected);
        expect(index.search(asked, most)).toEqual(expected.slice(0, most));
        const even = (row: number) => row % 2 === 0;
        expect(index.search(asked, most, even)).toEqual(expected.filter(({ row }) => even(row)).slice(0, most));
      }),
    );
  });

  it('knows in which texts a term stands', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const index = createLexicalIndex(postingsOf(all));
        expect(index.size).toBe(all.length);
        for (const term of [...WORDS.map(toTerm), 'unknown']) {
          const rows = all.flatMap((text, row) => (words(text).some((word) => word.term === term) ? [row] : []));
          expect([...index.rowsOf(term)]).toEqual(rows);
          expect(index.frequency(term)).toBe(rows.length);
          for (const row of all.keys()) expect(isAmongRows(index.rowsOf(term), row)).toBe(rows.includes(row));
        }
      }),
    );
  });

  it('is read back from its files as it was', () => {
    const all = ['The glacier melts.', 'Banks of the glacier, banks of the lake.', ''];
    const lexicon = lexiconOf(
      all,
      all.map((text) => ({ text })),
    );
    expect(readLexicalFiles(lexicalFiles(lexicon))).toEqual(lexicon);
    expect([...lexicon.words]).toEqual([
      ['the', 3],
      ['glacier', 2],
      ['melts', 1],
      ['banks', 2],
      ['of', 2],
      ['lake', 1],
    ]);
  });
});
