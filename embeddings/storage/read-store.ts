import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Corpus } from '../corpus.ts';
import { IndexError } from '../index-error.ts';
import { loadHnswIndex } from '../indexes/hnsw.ts';
import { sha256 } from '../sha256.ts';
import type { TokenTable } from '../token-table.ts';
import type { StoredIndex, SuggestedQuestion, VectorTable } from './contents.ts';
import { aligned, FILES, type TokenFiles } from './files.ts';
import { FORMAT, fingerprintOf, MANIFEST_FILE, Manifest } from './manifest.ts';

export interface ReadStoreOptions {
  /** The model whose vectors will be compared with the index's; another one is refused. */
  readonly expectModel?: string;
}

/**
 * Reads the current index and checks every byte of it against its manifest. Throws `IndexError` when there is none,
 * when it is damaged, or when another format or model made it.
 */
export async function readStore(dir: string, options: ReadStoreOptions = {}): Promise<StoredIndex> {
  const manifest = await readManifest(dir);
  try {
    return await readGeneration(dir, manifest, options);
  } catch (error) {
    // A build may have put a new index in place of the one being read: then that one is the answer.
    const current = await readManifest(dir);
    if (current.generation === manifest.generation) throw error;
    return readStore(dir, options);
  }
}

/** Reads and checks `manifest.json`; throws `IndexError` like `readStore`. */
export async function readManifest(dir: string): Promise<Manifest> {
  const path = join(dir, MANIFEST_FILE);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new IndexError('missing', `There is no index: ${path} cannot be read.`, { cause });
  }
  const manifest = parseManifest(text, path);
  if (fingerprintOf(manifest) !== manifest.fingerprint) throw damaged(path);
  return manifest;
}

function parseManifest(text: string, path: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw damaged(path, cause);
  }
  const { format } = (value ?? {}) as { format?: unknown };
  if (typeof format === 'number' && format !== FORMAT) {
    throw new IndexError('format', `${path} has format ${format}, and this version reads format ${FORMAT}.`);
  }
  const parsed = Manifest.safeParse(value);
  if (!parsed.success) throw damaged(path, parsed.error);
  return parsed.data;
}

/** Reads every file that the manifest names and checks its size and hash. */
export async function readFiles(dir: string, manifest: Manifest): Promise<Map<string, Uint8Array>> {
  const folder = join(dir, manifest.generation);
  const entries = Object.entries(manifest.files).map(async ([name, expected]) => {
    const path = join(folder, name);
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new IndexError('damaged', `${path} is missing or cannot be read.`, { cause });
    });
    if (bytes.length !== expected.bytes || sha256(bytes) !== expected.sha256) throw damaged(path);
    return [name, bytes] as const;
  });
  return new Map(await Promise.all(entries));
}

async function readGeneration(
  dir: string,
  manifest: Manifest,
  { expectModel }: ReadStoreOptions,
): Promise<StoredIndex> {
  if (expectModel !== undefined && manifest.model !== expectModel) {
    throw new IndexError('model', `${dir} was made by the model ${manifest.model}, not by ${expectModel}.`);
  }
  const { dimensions, tokenDimensions } = manifest;
  const part = partsOf(await readFiles(dir, manifest), join(dir, MANIFEST_FILE));
  const keys = part.json(FILES.keys) as Record<'passages' | 'sentences' | 'contexts' | 'suggestions', string[]>;
  const table = async (vectorFile: string, graphFile: string): Promise<Omit<VectorTable, 'keys'>> => {
    const vectors = new Float32Array(part.buffer(vectorFile));
    return { vectors, index: await loadHnswIndex(join(dir, manifest.generation, graphFile), vectors, dimensions) };
  };
  return {
    manifest,
    origin: {
      seeds: manifest.seeds.files,
      catalog: manifest.catalog,
      model: manifest.model,
      builder: manifest.builder,
    },
    dimensions,
    corpus: part.json(FILES.corpus) as Corpus,
    passages: { keys: keys.passages, ...(await table(FILES.passageVectors, FILES.passageGraph)) },
    sentences: { keys: keys.sentences, ...(await table(FILES.sentenceVectors, FILES.sentenceGraph)) },
    tokens: part.tokens(FILES.tokens, tokenDimensions),
    contexts: {
      tokens: part.tokens(FILES.contexts, tokenDimensions),
      keys: keys.contexts,
      rowOf: new Uint32Array(part.buffer(FILES.contextRows)),
    },
    suggestions: {
      questions: part.json(FILES.suggestions) as SuggestedQuestion[],
      keys: keys.suggestions,
      vectors: new Float32Array(part.buffer(FILES.suggestionVectors)),
      tokens: part.tokens(FILES.suggestionTokens, tokenDimensions),
    },
    extras: new Map(manifest.extras.map((name) => [name, part.bytes(name)])),
  };
}

/** The ways to look at a checked file; a manifest that does not name a file the format has is damaged itself. */
function partsOf(files: ReadonlyMap<string, Uint8Array>, manifestPath: string) {
  const bytes = (name: string): Uint8Array => {
    const found = files.get(name);
    if (!found) throw damaged(manifestPath);
    return found;
  };
  const buffer = (name: string): ArrayBuffer => aligned(bytes(name));
  return {
    bytes,
    buffer,
    tokens: (files: TokenFiles, dimensions: number): TokenTable => ({
      dimensions,
      offsets: new Uint32Array(buffer(files.offsets)),
      ids: new Int32Array(buffer(files.ids)),
      values: new Int8Array(buffer(files.values)),
      scales: new Float32Array(buffer(files.scales)),
    }),
    json: (name: string): unknown => JSON.parse(Buffer.from(bytes(name)).toString('utf8')),
  };
}

function damaged(path: string, cause?: unknown): IndexError {
  return new IndexError('damaged', `${path} is not what was written there.`, { cause });
}
