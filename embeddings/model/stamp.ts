import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../sha256.ts';
import type { ModelSource } from './source.ts';

/** Raise it whenever the written files change: every model on disk is then written anew. */
export const EXPORTER_VERSION = 5;

export const STAMP_FILE = 'stamp.json';

/** What was written, from what; the last file of a model's folder to be written. */
export const Stamp = z.object({
  exporter: z.int(),
  release: z.string(),
  /** SHA-256 of the published weights and tokenizer, and of the projection: empty without one. */
  source: z.object({ weights: z.string(), tokenizer: z.string(), projection: z.string() }),
  files: z.record(z.string(), z.object({ bytes: z.int(), sha256: z.string() })),
});
export type Stamp = z.infer<typeof Stamp>;

/** The SHA-256 that a stamp holds of a projection. */
export const projectionHash = ({ projection }: ModelSource): string => (projection ? sha256(projection) : '');

/** A short name for weights, projection and exporter together: another value, other vectors. */
export function modelHash({ source, exporter }: Stamp): string {
  return sha256(`${source.weights} ${source.tokenizer} ${source.projection} ${exporter}`).slice(0, 12);
}

/**
 * The stamp of a model's folder, if the folder is whole and made from `source` by this exporter; otherwise nothing.
 * The file that is about to be used, `exact`, is checked byte for byte (30 ms for the int8 graph), the others by size.
 */
export async function readStamp(folder: string, source: ModelSource, exact?: string): Promise<Stamp | undefined> {
  const stamp = await parseStamp(join(folder, STAMP_FILE));
  if (stamp?.exporter !== EXPORTER_VERSION || stamp.release !== source.release) return undefined;
  if (stamp.source.projection !== projectionHash(source)) return undefined;
  const whole = await Promise.all(
    Object.entries(stamp.files).map(async ([name, expected]) => {
      const path = join(folder, name);
      return (
        (await sizeOf(path)) === expected.bytes && (name !== exact || sha256(await readFile(path)) === expected.sha256)
      );
    }),
  );
  return whole.every(Boolean) ? stamp : undefined;
}

async function parseStamp(path: string): Promise<Stamp | undefined> {
  try {
    return Stamp.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch {
    return undefined;
  }
}
