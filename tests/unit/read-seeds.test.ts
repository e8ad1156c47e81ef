import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSeeds } from '../../scripts/read-seeds.ts';
import { SeedsError } from '../../scripts/seeds-error.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'seeds-'));
});

afterEach(() => rm(dir, { recursive: true }));

const put = (name: string, bytes: string | Uint8Array) => writeFile(path.join(dir, name), bytes);

describe('readSeeds', () => {
  it('reads texts in the order of their names, and nothing else', async () => {
    await Promise.all([put('b.txt', 'B'), put('a.md', 'A'), put('catalog.json', '{}'), put('README.md', 'about')]);
    expect(await readSeeds(dir)).toEqual([
      { name: 'a.md', text: 'A' },
      { name: 'b.txt', text: 'B' },
    ]);
  });

  it.each([
    ['a byte order mark', '\uFEFFTitle\n'],
    ['characters of two units', 'Peace 🕊 and 上海\r\n'],
  ])('keeps the text as fs.readFile gives it: %s', async (_, text) => {
    await put('a.txt', text);
    expect((await readSeeds(dir))[0]?.text).toBe(await readFile(path.join(dir, 'a.txt'), 'utf8'));
  });

  it.each([
    ['in the middle', [0x41, 0x42, 0xff, 0x43], 2],
    ['inside a character', [0x41, 0xe4, 0xb8, 0x41], 3],
    ['cut off at the end', [0x41, 0xe4, 0xb8], 3],
  ])('refuses bytes that are not UTF-8, %s, naming file and offset', async (_, bytes, offset) => {
    await put('latin.txt', Uint8Array.from(bytes));
    await expect(readSeeds(dir)).rejects.toThrow(`latin.txt: not valid UTF-8 at byte ${offset};`);
  });

  it('refuses a folder without texts', async () => {
    await expect(readSeeds(dir)).rejects.toThrow(SeedsError);
    await expect(readSeeds(dir)).rejects.toThrow('no .txt or .md file here');
  });

  it('refuses a folder that does not exist', async () => {
    await expect(readSeeds(path.join(dir, 'nowhere'))).rejects.toThrow('does not exist');
  });
});
