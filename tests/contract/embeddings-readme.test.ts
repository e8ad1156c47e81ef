import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { FORMAT, Manifest } from '../../embeddings/storage/manifest.ts';
import { seedsFolder } from '../support/seeds-folder.ts';

const readme = await readFile(new URL('../../embeddings/README.md', import.meta.url), 'utf8');

describe('embeddings/README.md', () => {
  it('describes every field of the manifest', () => {
    const missing = Object.keys(Manifest.shape).filter((field) => !readme.includes(`\`${field}\``));
    expect(missing).toEqual([]);
    expect(readme).toContain(`version of this layout, ${FORMAT};`);
  });

  it('describes every file of an index', async () => {
    const { files } = await (await seedsFolder()).build();
    expect(Object.keys(files).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('shows how to read an index, and it works', async () => {
    const { build, indexDir } = await seedsFolder();
    await build();
    const script = path.join(indexDir, 'example.mjs');
    await writeFile(script, /```js\n(.*?)```/su.exec(readme)?.[1] as string);
    const { stdout } = await promisify(execFile)(process.execPath, [script], { env: { INDEX_DIR: indexDir } });
    expect(stdout).toMatch(/^The boats were late, the harbour office said on Monday\.\nFloat32Array\(64\) \[/);
  });
});
