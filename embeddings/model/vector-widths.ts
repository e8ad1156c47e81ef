import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { VectorWidths } from '../embedder.ts';
import type { Precision } from './operators.ts';
import type { ModelLocation } from './resolve-model.ts';

/**
 * What of a model's `config.json` says how wide its vectors are. `token_dimensions` is this project's own, for a graph of
 * bytes that narrows its token vectors.
 */
const Config = z.object({ hidden_size: z.int().positive(), token_dimensions: z.int().positive().optional() });

/** How wide the vectors of a model with such a configuration are. Throws `ZodError` when it does not say. */
export function widthsFrom(config: unknown, precision: Precision): VectorWidths {
  const { hidden_size: dimensions, token_dimensions: narrowed } = Config.parse(config);
  return { dimensions, tokenDimensions: precision === 'int8' && narrowed !== undefined ? narrowed : dimensions };
}

/**
 * How wide the vectors of a model are, without loading it; nothing when its folder does not say, or when it may have
 * to be fetched first.
 */
export async function widthsOf({ root, name, remote, precision }: ModelLocation): Promise<VectorWidths | undefined> {
  if (remote) return undefined;
  try {
    return widthsFrom(JSON.parse(await readFile(join(root, name, 'config.json'), 'utf8')), precision);
  } catch {
    // Whoever loads the model says what is wrong with it.
    return undefined;
  }
}
