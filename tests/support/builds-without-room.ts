import { readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createHashingEmbedder } from '../../embeddings/embedders/hashing.ts';
import { build } from '../../scripts/build.ts';
import { runCommand } from '../../scripts/run-command.ts';

/**
 * Builds an index with the embedder that hashes on a small disk that has so many free pages, for each of some numbers,
 * and says after each what went wrong, with which code, and how many entries are left in its folder.
 */
const [seedsDir = '', indexDir = '', ...freePages] = process.argv.slice(2);

/** More than the disk takes. */
const BALLAST_BYTES = 4 * 2 ** 20;
const PAGE_BYTES = 4096;

const ballast = path.join(indexDir, 'ballast');

for (const pages of freePages) {
  await writeFile(ballast, Buffer.alloc(BALLAST_BYTES)).catch(() => undefined);
  await truncate(ballast, (await stat(ballast)).size - Number(pages) * PAGE_BYTES);
  await runCommand(async () => void (await build({ seedsDir, indexDir, embedder: createHashingEmbedder() })));
  await rm(ballast);
  process.stderr.write(`code ${process.exitCode ?? 0}\nleft: ${(await readdir(indexDir)).length}\n`);
  process.exitCode = 0;
}
