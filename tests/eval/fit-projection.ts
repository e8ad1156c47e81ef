import { writeFile } from 'node:fs/promises';
import { createLocalEmbedder } from '../../embeddings/embedders/local.ts';
import { PROJECTION_PATH } from '../../embeddings/model/source.ts';
import { seededRandom } from '../../embeddings/seeded-random.ts';
import { innerTokens } from '../../embeddings/token-table.ts';
import { rowOf } from '../../embeddings/vector.ts';
import { sentenceTexts } from '../../scripts/embedding-texts.ts';
import { runCommand } from '../../scripts/run-command.ts';
import { safetensorsOf } from '../support/safetensors.ts';
import { seedsCorpus } from '../support/seeds-corpus.ts';
import { principalDirections, rotated } from './fitting/principal-directions.ts';

/**
 * `npm run fit:projection`: finds the directions in which the token vectors of the seeds' sentences are longest together, and
 * writes them where the model's exporter reads them: model and index are made anew by whatever needs them next. Look at the
 * figures of `npm run eval` after it.
 */

/** Half of what a token vector has, and half the products of late interaction. */
const WIDTH = 192;

/** Of the rotation that makes their numbers alike; any does. */
const SEED = 1;

async function main(): Promise<void> {
  const embedder = await createLocalEmbedder({ precision: 'fp32' });
  const { dimensions } = embedder;
  const embeddings = await embedder.embed(sentenceTexts(await seedsCorpus()));
  const rows = embeddings.flatMap(({ tokens }) => {
    const { ids, vectors } = innerTokens(tokens);
    return Array.from(ids, (_, row) => rowOf(vectors, dimensions, row));
  });
  const { directions, share } = principalDirections(rows, WIDTH);
  const data = rotated(directions, WIDTH, seededRandom(SEED));
  await writeFile(PROJECTION_PATH, safetensorsOf({ token_projection: { shape: [dimensions, WIDTH], data } }));
  process.stdout.write(
    `${rows.length} token vectors, ${dimensions} → ${WIDTH}: ${(100 * share).toFixed(1)} % of them is kept.\n`,
  );
}

await runCommand(main);
