import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import { PRODUCTS_WASM } from '../../embeddings/indexes/products-wasm.ts';
import { MAX_SIM_WASM } from '../../server/answering/max-sim-wasm.ts';

/** A module as the WebAssembly Binary Toolkit assembles it. */
async function assembled(source: string): Promise<string> {
  const { parseWat } = await wabt();
  const text = await readFile(new URL(`../../${source}`, import.meta.url), 'utf8');
  return Buffer.from(parseWat(source, text, { simd: true }).toBinary({}).buffer).toString('base64');
}

describe('what is assembled', () => {
  it.each([
    ['server/answering/max-sim.wat', MAX_SIM_WASM],
    ['embeddings/indexes/products.wat', PRODUCTS_WASM],
  ])('is what %s says; after a change there, the text to put in stands in the failure', async (source, held) => {
    expect(held).toBe(await assembled(source));
  });
});
