import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { INTERRUPT_BUDGET } from '../../server/compile-early.ts';

describe('compiling early', () => {
  it('is asked for by an option that this V8 knows: of one that it does not know it says nothing', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--v8-options']);
    expect(stdout).toContain(`${INTERRUPT_BUDGET.split('=')[0]} (`);
  });
});
