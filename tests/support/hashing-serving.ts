import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHashingEmbedder } from '../../embeddings/embedders/hashing.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import { build } from '../../scripts/build.ts';
import type { Serving } from '../../server/app.ts';
import { searchIndexOf, servingOf } from '../../server/engine.ts';
import { SEEDS_DIR } from './seeds-corpus.ts';

/** The project's seeds, indexed and answered from as in earnest, but for the model, whose hashing twin takes no time. */
export async function hashingServing(): Promise<Serving> {
  const embedder = createHashingEmbedder();
  const indexDir = await mkdtemp(path.join(tmpdir(), 'communique-index-'));
  try {
    await build({ seedsDir: SEEDS_DIR, indexDir, embedder });
    return servingOf(searchIndexOf(await readStore(indexDir)), embedder);
  } finally {
    await rm(indexDir, { recursive: true, force: true });
  }
}
