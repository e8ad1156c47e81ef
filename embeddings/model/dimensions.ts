import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelLocation } from './resolve-model.ts';

/** What of a model's `config.json` says how wide its vectors are. */
const Config = z.object({ hidden_size: z.int().positive() });

/**
 * How wide the vectors of a model are, without loading it; nothing when its folder does not say, or when it may have
 * to be fetched first.
 */
export async function dimensionsOf({ root, name, remote }: ModelLocation): Promise<number | undefined> {
  if (remote) return undefined;
  try {
    return Config.parse(JSON.parse(await readFile(join(root, name, 'config.json'), 'utf8'))).hidden_size;
  } catch {
    // Whoever loads the model says what is wrong with it.
    return undefined;
  }
}
