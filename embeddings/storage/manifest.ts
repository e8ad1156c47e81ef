import { z } from 'zod';
import { sha256 } from '../sha256.ts';
import { TOKEN_FORMS } from '../token-table.ts';
import type { IndexOrigin } from './contents.ts';

/** Raise it whenever a file's layout changes: an index of another format is refused. */
export const FORMAT = 6;

/** The pointer that makes an index the current one; replaced by a rename, so that it is the old or the new. */
export const MANIFEST_FILE = 'manifest.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** `manifest.json`: which folder holds the index, and what must be true of it. */
export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  /** SHA-256 of all other fields: a manifest in which any of them was changed is refused. */
  checksum: hash,
  /** SHA-256 of everything below but `generation` and `builder`: equal seeds, model and format give an equal fingerprint. */
  fingerprint: hash,
  /** Name of the folder, beside this file, that holds the files. */
  generation: z.string().regex(/^[0-9a-f]{16}-[0-9a-f]{8}$/),
  model: z.string(),
  dimensions: z.int().min(1),
  /** Width of the token vectors. */
  tokenDimensions: z.int().min(1),
  /** How the token vectors of sentences and contexts are kept. */
  tokenForm: z.enum(TOKEN_FORMS),
  counts: z.strictObject({ documents: count, passages: count, sentences: count, tokens: count, suggestions: count }),
  /** `sha256` is that of the lines `<sha256 of a file>  <name>`, sorted by name. */
  seeds: z.strictObject({ sha256: hash, files: z.record(z.string(), hash) }),
  catalog: hash.or(z.literal('')),
  builder: z.string(),
  files: z.record(z.string(), z.strictObject({ bytes: count, sha256: hash })),
  /** Those of `files` that the store keeps for others. */
  extras: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/** What of a manifest the fingerprint is made from. */
export type Described = Omit<Manifest, 'checksum' | 'fingerprint' | 'generation' | 'builder'>;

/** One hash for all seed files together, as `sha256sum` would list them. */
export function combineSeeds(files: Readonly<Record<string, string>>): string {
  const lines = Object.keys(files)
    .sort()
    .map((name) => `${files[name]}  ${name}\n`);
  return sha256(lines.join(''));
}

/** The checksum of a manifest's other fields. */
export function checksumOf({ checksum: _, ...others }: Omit<Manifest, 'checksum'> & { checksum?: string }): string {
  return sha256(canonical(others));
}

/** The fingerprint of what a manifest describes. The folder's name and the builder do not change the content. */
export function fingerprintOf(manifest: Described): string {
  const { format, model, dimensions, tokenDimensions, tokenForm, counts, seeds, catalog, files, extras } = manifest;
  const described = { format, model, dimensions, tokenDimensions, tokenForm, counts, seeds, catalog, files, extras };
  return sha256(canonical(described));
}

/** JSON with sorted keys: equal values, equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** Whether an index with this manifest was made from the same things. */
export function isMadeFrom(manifest: Manifest, origin: IndexOrigin): boolean {
  return (
    manifest.model === origin.model &&
    manifest.builder === origin.builder &&
    manifest.catalog === origin.catalog &&
    manifest.seeds.sha256 === combineSeeds(origin.seeds)
  );
}
