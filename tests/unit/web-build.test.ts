import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWebBuilt } from '../../scripts/web-build.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A project with a built client: sources of one time, outputs of a later one. */
async function builtProject() {
  const root = await tempFolder();
  const write = async (file: string, seconds: number) => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), file);
    await utimes(path.join(root, file), seconds, seconds);
  };
  for (const source of ['package.json', 'web/index.html', 'web/client/App.tsx']) await write(source, 1000);
  return { root, write };
}

describe('isWebBuilt', () => {
  it('is false as long as nothing is built', async () => {
    const { root } = await builtProject();
    expect(await isWebBuilt(root)).toBe(false);
  });

  it('is false while only the pages are built', async () => {
    const { root, write } = await builtProject();
    await write('web/dist/index.html', 2000);
    expect(await isWebBuilt(root)).toBe(false);
  });

  it.each([
    ['true when the pages are newer than every source', 'web/dist/assets/index.js', 3000, true],
    ['true when built files are older than others', 'web/dist/assets/index.js', 500, true],
    ['false when a component is newer', 'web/components/Chat.tsx', 3000, false],
    ['false when the dependencies are newer', 'package.json', 3000, false],
  ])('is %s', async (_name, file, seconds, expected) => {
    const { root, write } = await builtProject();
    for (const output of ['index.html', 'widget.js']) await write(`web/dist/${output}`, 2000);
    await write(file, seconds);
    expect(await isWebBuilt(root)).toBe(expected);
  });
});
