import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import { MAX_SIM_WASM } from '../../server/answering/max-sim-wasm.ts';

const SOURCE = new URL('../../server/answering/max-sim.wat', import.meta.url);

/** The module as the WebAssembly Binary Toolkit assembles it. */
async function assembled(): Promise<string> {
  const { parseWat } = await wabt();
  const module = parseWat('max-sim.wat', await readFile(SOURCE, 'utf8'), { simd: true });
  return Buffer.from(module.toBinary({}).buffer).toString('base64');
}

describe('max-sim-wasm.ts', () => {
  it('is what max-sim.wat says; after a change there, the text to put in stands in the failure', async () => {
    expect(MAX_SIM_WASM).toBe(await assembled());
  });
});
