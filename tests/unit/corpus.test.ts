import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../embeddings/corpus.ts';
import { slice } from '../../embeddings/span.ts';
import { buildCorpus } from '../../scripts/corpus.ts';
import { verify } from '../../scripts/verify.ts';
import { corpusOf } from '../support/corpus-outline.ts';

const visible = (text: string) => text.replace(/\s+/gu, '');

/** Every text a reader could be shown, in order: nothing else of a file is quoted. */
function quotes({ files, passages }: Corpus): string {
  return passages.map((passage) => slice(files[0]?.text ?? '', passage)).join('');
}

/** Any code units at all, lone surrogates, line ends of every kind, byte order marks and other scripts among them. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 200 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom(...'.!?…。:;,-—"“”«»()[]*#1aA \n\r\t\f\u2028\uFEFFéשع上'), { maxLength: 300 })
    .map((chars) => chars.join('')),
);

/** Pieces of real texts, put together as no one has seen them. */
const line = fc.constantFrom(
  'I',
  'IV',
  'Section 2',
  '2025',
  'Tianjin, September 1, 2025',
  'date 2025-05-30 Forum charts a path',
  'By Jane Roe & John Doe',
  'Unity in diversity',
  '## Next steps',
  'We, the leaders of the member states,',
  'Guided by the Charter,',
  'Hereby declare:',
  '— Welcome the proposal of the “Program,” and other initiatives;',
  '- Sustainable energy development',
  '(a) inform its neighbours; and',
  '12. The parties agree. They act.',
  'First, we should agree. We must act.',
  'Second, we should promote markets and',
  'economic complementarity between member states.',
  '"It feels like magic," he said. His journey mirrors that of 15 others.',
  'Dr. Roe of Acme Inc. met the U.S. envoy in St. Petersburg at 5 p.m. (Photo: Post)',
  'They note the center “Alem.AI.” It grew to 3.5 million… Really?! Read more',
  "— From President Jane Roe's speech at the hall, May 1",
  '成员国支持联合国。“好。”他说。',
  'وقال إنه مهم. هل هذا صحيح؟ نعم.',
);
const lineEnd = fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n', '\n\n\n\n\n', '\f', ' \n\t\n');
const document = fc
  .array(fc.tuple(line, lineEnd), { minLength: 1, maxLength: 30 })
  .map((parts) => parts.map((part) => part.join('')).join(''));

describe('buildCorpus', () => {
  it('makes a sound corpus of any text whatever', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(verify(corpusOf(text))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('makes a sound corpus of any mixture of headings, lists, quotations and line ends', () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(verify(corpusOf(text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no word and doubles none, but for links', () => {
    const kept = (text: string) => visible(text).replaceAll('Readmore', '');
    fc.assert(
      fc.property(document, (text) => {
        expect(visible(quotes(corpusOf(text)))).toBe(kept(text));
      }),
      { numRuns: 500 },
    );
  });

  it('shifts with a byte order mark by one unit and by nothing else', () => {
    fc.assert(
      fc.property(document, (text) => {
        const spans = (corpus: Corpus, by: number) => corpus.sentences.map(({ start, end }) => [start - by, end - by]);
        expect(spans(corpusOf(`\uFEFF${text}`), 1)).toEqual(spans(corpusOf(text), 0));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['an empty text', ''],
    ['blank lines', '\n \r\n\t\n\uFEFF\n'],
  ])('has no document for %s', (_, text) => {
    expect(corpusOf(text)).toMatchObject({ documents: [], passages: [], sentences: [] });
  });

  it('takes a file without an entry for one document, named after the file', () => {
    const [document] = corpusOf('Rivers and Lakes\n\nThey are many.', 'Évian, 2003.txt').documents;
    expect(document).toEqual({
      id: 'evian-2003',
      title: 'Rivers and Lakes',
      kind: 'document',
      language: 'en',
      file: 'Évian, 2003.txt',
      start: 0,
      end: 32,
    });
  });

  it('gives files of one name in two spellings ids of their own', () => {
    const files = ['a b.txt', 'a-b.txt', 'a_b.md'].map((name) => ({ name, text: 'One.' }));
    expect(buildCorpus(files, { files: [] }).documents.map(({ id }) => id)).toEqual(['a-b', 'a-b-2', 'a-b-3']);
  });

  it('cuts a first line that is too long for a title at a word', () => {
    const title = corpusOf('many words '.repeat(40)).documents[0]?.title ?? '';
    expect(title.length).toBeLessThanOrEqual(151);
    expect(title).toMatch(/(?:many|words)…$/);
  });

  it('dates an undated document by its own date line, and leaves the catalog the last word', () => {
    const text = 'Statement\n\nWe agree.\n\nTianjin, September 1, 2025';
    const entry = {
      id: 's',
      title: 'Statement',
      kind: 'statement',
      language: 'en',
      start: 0,
      end: text.length,
    } as const;
    const dateOf = (date?: string) => {
      const documents = [{ ...entry, ...(date === undefined ? {} : { date }) }];
      return buildCorpus([{ name: 's.txt', text }], { files: [{ file: 's.txt', documents }] }).documents[0]?.date;
    };
    expect([dateOf(), dateOf('2024-01-01')]).toEqual(['2025-09-01', '2024-01-01']);
  });

  const long = (unit: string) => unit.repeat(Math.ceil(200_000 / unit.length));

  it.each([
    ['one word', 'a'],
    ['one sentence', 'word '],
    ['full stops', '.'],
    ['spaced full stops', '. '],
    ['initials', 'A. '],
    ['open brackets', '('],
    ['quotations by a pronoun', '"Hi," he said. '],
    ['Chinese', '上海。'],
    ['short lines', 'a\n'],
    ['short paragraphs', 'a b,\n\n'],
    ['dependent paragraphs', 'He said.\n\n'],
    ['first points', 'First, a\n\n'],
    ['bullets', '- a\n'],
    ['lines that look cut', `${'a line without a mark at its end '.repeat(4)}\n\n`],
  ])('takes 200,000 characters of %s in its stride', { timeout: 20_000 }, (_, unit) => {
    expect(verify(corpusOf(long(unit)))).toEqual([]);
  });
});
