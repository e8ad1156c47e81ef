import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isUpToDate, PAGES, PROGRAMS } from '../../scripts/bundles.mjs';
import { tempFolder } from '../support/temp-folder.ts';

const SOURCES = ['package.json', 'web/client/App.tsx', ...PROGRAMS.sources.map((folder) => `${folder}/main.ts`)];

/** A project whose sources are of one time. */
async function project() {
  const root = await tempFolder();
  const write = async (file: string, seconds: number) => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), file);
    await utimes(path.join(root, file), seconds, seconds);
  };
  for (const source of SOURCES) await write(source, 1000);
  return { root, write };
}

describe.each([
  ['pages', PAGES, 'web/dist/assets/index.js', 'web/components/Chat.tsx'],
  ['programs', PROGRAMS, 'server/dist/serve.mjs', 'server/answering/find.ts'],
] as const)('isUpToDate, of the %s', (_, bundle, output, source) => {
  it('is false as long as nothing is built', async () => {
    const { root } = await project();
    expect(isUpToDate(root, bundle)).toBe(false);
  });

  it('is false while only some of it is built', async () => {
    const { root, write } = await project();
    await write(bundle.outputs[0] as string, 2000);
    expect(isUpToDate(root, bundle)).toBe(false);
  });

  it.each([
    ['true when it is newer than every source', output, 3000, true],
    ['true when built files are older than others', output, 500, true],
    ['false when a source is newer', source, 3000, false],
    ['false when the dependencies are newer', 'package.json', 3000, false],
  ])('is %s', async (_name, file, seconds, expected) => {
    const { root, write } = await project();
    for (const made of bundle.outputs) await write(made, 2000);
    await write(file, seconds);
    expect(isUpToDate(root, bundle)).toBe(expected);
  });
});

describe('the programs', () => {
  it.each(['seeds/news.txt', 'embeddings/models/m/model.onnx', 'scripts/bench/peers/node_modules/p/index.mjs'])(
    'are not made from %s',
    async (file) => {
      const { root, write } = await project();
      for (const made of PROGRAMS.outputs) await write(made, 2000);
      await write(file, 3000);
      expect(isUpToDate(root, PROGRAMS)).toBe(true);
    },
  );
});
