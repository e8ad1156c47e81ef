import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { KINDS, type Kind } from '../../../embeddings/corpus.ts';
import { type CatalogDocument, DOCUMENT_KINDS, readCatalog } from '../../../seeds/catalog.ts';
import { CatalogError } from '../../../seeds/catalog-error.ts';

const ENTRY = {
  id: 'river-communique',
  title: 'River Communiqué',
  kind: 'statement',
  language: 'en',
  start: 0,
  end: 5,
};

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'catalog-'));
  await writeFile(path.join(dir, 'river.txt'), 'Ten chars.');
});

afterEach(() => rm(dir, { recursive: true }));

function write(value: unknown): Promise<void> {
  return writeFile(path.join(dir, 'catalog.json'), typeof value === 'string' ? value : JSON.stringify(value));
}

const oneFile = (...documents: object[]) => ({ files: [{ file: 'river.txt', documents }] });

describe('readCatalog', () => {
  it('reads the catalog of the seeds: every file, its documents in order', async () => {
    const { files } = await readCatalog('seeds');
    expect(files.map(({ documents }) => documents.length)).toEqual([2, 2, 1, 1, 6]);
  });

  it('is empty for a folder without a catalog', async () => {
    expect(await readCatalog(dir)).toEqual({ files: [] });
  });

  it('takes the whole file where an entry gives no span', async () => {
    const { start, end, ...whole } = ENTRY;
    await write(oneFile(whole));
    expect((await readCatalog(dir)).files[0]?.documents[0]).toMatchObject({ start: 0, end: 10 });
    expect([start, end]).toEqual([0, 5]);
  });

  it('lets a document begin where the one before it ends', async () => {
    await write(oneFile(ENTRY, { ...ENTRY, id: 'second', start: 5, end: 10 }));
    expect((await readCatalog(dir)).files[0]?.documents).toHaveLength(2);
  });

  it.each([
    ['text that is not JSON', '{', /catalog\.json: not valid JSON/],
    ['an unknown field', oneFile({ ...ENTRY, autor: 'Roe' }), /files\[0\]\.documents\[0\].*autor/],
    ['an unknown kind', oneFile({ ...ENTRY, kind: 'rumour' }), /files\[0\]\.documents\[0\]\.kind/],
    ['an id that is no slug', oneFile({ ...ENTRY, id: 'River 1' }), /documents\[0\]\.id: must be a slug/],
    ['a day that does not exist', oneFile({ ...ENTRY, date: '2025-02-30' }), /documents\[0\]\.date/],
    [
      'an id used twice',
      oneFile(ENTRY, { ...ENTRY, start: 5, end: 10 }),
      /"river-communique" in river\.txt.*id is taken/,
    ],
    ['a span that ends before it starts', oneFile({ ...ENTRY, start: 5 }), /start 5 is not before end 5/],
    ['a span outside the file', oneFile({ ...ENTRY, end: 11 }), /end 11 lies outside the file, which has 10/],
    ['overlapping documents', oneFile(ENTRY, { ...ENTRY, id: 'b', start: 4, end: 9 }), /start 4 overlaps.*ends at 5/],
    ['a file that does not exist', { files: [{ file: 'lake.txt', documents: [ENTRY] }] }, /"lake\.txt" cannot be read/],
    ['a file in another folder', { files: [{ file: '../river.txt', documents: [ENTRY] }] }, /without a path/],
    [
      'a file listed twice',
      { files: [oneFile(ENTRY).files[0], oneFile({ ...ENTRY, id: 'b' }).files[0]] },
      /listed twice/,
    ],
  ])('refuses %s, naming the place', async (_, catalog, message) => {
    await write(catalog);
    const failure = await readCatalog(dir).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CatalogError);
    expect((failure as CatalogError).message).toMatch(message);
    expect((failure as CatalogError).message).toContain(path.join(dir, 'catalog.json'));
  });

  it('shows ten problems, one a line, and counts the others', async () => {
    await write(oneFile(...Array.from({ length: 14 }, (_, i) => ({ ...ENTRY, id: `part-${i}`, kind: 'rumour' }))));
    const failure = await readCatalog(dir).catch((error: unknown) => error);
    const lines = (failure as CatalogError).message.split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[0]).toBe(`${path.join(dir, 'catalog.json')}:`);
    expect(lines[10]).toMatch(/^ {2}files\[0\]\.documents\[9\]\.kind: /);
    expect(lines[11]).toBe('  … and 4 more');
  });

  it('knows the kinds the corpus knows', () => {
    expect(DOCUMENT_KINDS).toEqual(KINDS);
    expectTypeOf<CatalogDocument['kind']>().toEqualTypeOf<Kind>();
  });
});
