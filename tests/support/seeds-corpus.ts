import { fileURLToPath } from 'node:url';
import type { Corpus } from '../../embeddings/corpus.ts';
import { buildCorpus } from '../../scripts/corpus.ts';
import { readSeeds } from '../../scripts/read-seeds.ts';
import { readCatalog } from '../../seeds/catalog.ts';

/** The project's own seeds folder. */
export const SEEDS_DIR = fileURLToPath(new URL('../../seeds', import.meta.url));

/** The corpus of the project's own seeds. */
export async function seedsCorpus(): Promise<Corpus> {
  return buildCorpus(await readSeeds(SEEDS_DIR), await readCatalog(SEEDS_DIR));
}
