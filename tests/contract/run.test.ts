import { utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectTree } from '../support/project-tree.ts';
import { run } from '../support/spawned.ts';

const PROGRAM = 'server/feedback.ts';

describe('scripts/run.mjs', { timeout: 120_000 }, () => {
  it('runs what was bundled as long as no source is newer, and the sources then', async () => {
    const tree = await projectTree();
    await writeFile(path.join(tree, 'server/dist/feedback.mjs'), "process.stdout.write('bundled')");
    expect(await run(PROGRAM, {}, tree)).toEqual({ code: 0, out: 'bundled', errors: '' });

    const later = Date.now() / 1000 + 60;
    await utimes(path.join(tree, PROGRAM), later, later);
    const { code, out, errors } = await run(PROGRAM, { FEEDBACK_DIR: '' }, tree);
    expect(code).not.toBe(0);
    expect(out).toBe('');
    expect(errors).toContain('FEEDBACK_DIR is empty');
  });
});
