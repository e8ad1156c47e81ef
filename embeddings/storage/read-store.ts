import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Corpus } from '../corpus.ts';
import { IndexError } from '../index-error.ts';
import { loadHnswIndex } from '../indexes/hnsw.ts';
import type { TokenLayout, TokenTable } from '../token-table.ts';
import type { StoredIndex, SuggestedQuestion, VectorTable } from './contents.ts';
import { FILES, type TokenFiles } from './files.ts';
import { checksumOf, FORMAT, MANIFEST_FILE, Manifest } from './manifest.ts';
import { checkFile, type Expected, readChecked } from './read-checked.ts';

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
  if (checksumOf(manifest) !== manifest.checksum) throw damaged(path);
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

/** Checks size and hash of every file that the manifest names, and keeps none. Throws `IndexError` like `readStore`. */
export async function checkFiles(dir: string, manifest: Manifest): Promise<void> {
  await Promise.all(filesOf(dir, manifest, () => false).values());
}

/** Reads and checks every file that the manifest names, at once; those that are not to be kept are checked only. */
function filesOf(
  dir: string,
  manifest: Manifest,
  isKept: (name: string) => boolean,
): Map<string, Promise<Uint8Array<ArrayBuffer>>> {
  const fileOf = async (name: string, expected: Expected) => {
    const path = join(dir, manifest.generation, name);
    const checked = await (isKept(name) ? readChecked : checkFile)(path, expected);
    switch (checked.state) {
      case 'whole':
        return checked.bytes;
      case 'differs':
        throw damaged(path);
      case 'unreadable':
        throw new IndexError('damaged', `${path} is missing or cannot be read.`, { cause: checked.cause });
    }
  };
  return new Map(Object.entries(manifest.files).map(([name, expected]) => [name, fileOf(name, expected)]));
}

type Reading = ReturnType<typeof filesOf>;

/** The graphs are read by their library, from the disk. */
const GRAPHS: readonly string[] = [FILES.passageGraph, FILES.sentenceGraph];

async function readGeneration(
  dir: string,
  manifest: Manifest,
  { expectModel }: ReadStoreOptions,
): Promise<StoredIndex> {
  if (expectModel !== undefined && manifest.model !== expectModel) {
    throw new IndexError('model', `${dir} was made by the model ${manifest.model}, not by ${expectModel}.`);
  }
  const { dimensions, tokenDimensions, tokenForm } = manifest;
  const layout = { form: tokenForm, dimensions: tokenDimensions };
  const reading = filesOf(dir, manifest, (name) => !GRAPHS.includes(name));
  // Graphs are read by threads of the system, while this one reads what is made of words.
  const tables = Promise.all([
    readTable(FILES.passageVectors, FILES.passageGraph, reading, dir, manifest),
    readTable(FILES.sentenceVectors, FILES.sentenceGraph, reading, dir, manifest),
  ]);
  tables.catch(() => undefined);
  const names = [...reading.keys()];
  const files = new Map((await Promise.all(reading.values())).map((bytes, i) => [names[i] as string, bytes]));
  const part = partsOf(files, join(dir, MANIFEST_FILE));
  const keysOf = once(
    () => part.json(FILES.keys) as Record<'passages' | 'sentences' | 'contexts' | 'suggestions', string[]>,
  );
  const corpus = part.json(FILES.corpus) as Corpus;
  const [passages, sentences] = await tables;
  return {
    manifest,
    origin: {
      seeds: manifest.seeds.files,
      catalog: manifest.catalog,
      model: manifest.model,
      builder: manifest.builder,
    },
    dimensions,
    corpus,
    passages: withKeys(passages, () => keysOf().passages),
    sentences: withKeys(sentences, () => keysOf().sentences),
    tokens: part.tokens(FILES.tokens, layout),
    contexts: withKeys(
      { tokens: part.tokens(FILES.contexts, layout), rowOf: new Uint32Array(part.buffer(FILES.contextRows)) },
      () => keysOf().contexts,
    ),
    suggestions: withKeys(
      {
        questions: part.json(FILES.suggestions) as SuggestedQuestion[],
        vectors: new Float32Array(part.buffer(FILES.suggestionVectors)),
        tokens: part.tokens(FILES.suggestionTokens, { form: 'bytes', dimensions: tokenDimensions }),
      },
      () => keysOf().suggestions,
    ),
    extras: new Map(manifest.extras.map((name) => [name, part.bytes(name)])),
  };
}

/** Reads vectors, and their graph once it is checked. */
async function readTable(
  vectorFile: string,
  graphFile: string,
  reading: Reading,
  dir: string,
  { generation, dimensions }: Manifest,
): Promise<Omit<VectorTable, 'keys'>> {
  const [bytes, graph] = await Promise.all([reading.get(vectorFile), reading.get(graphFile)]);
  if (!bytes || !graph) throw damaged(join(dir, MANIFEST_FILE));
  const vectors = new Float32Array(bytes.buffer);
  return { vectors, index: await loadHnswIndex(join(dir, generation, graphFile), vectors, dimensions) };
}

/** The ways to look at a checked file; a manifest that does not name a file the format has is damaged itself. */
function partsOf(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, manifestPath: string) {
  const bytes = (name: string): Uint8Array<ArrayBuffer> => {
    const found = files.get(name);
    if (!found) throw damaged(manifestPath);
    return found;
  };
  const buffer = (name: string): ArrayBuffer => bytes(name).buffer;
  return {
    bytes,
    buffer,
    tokens: (files: TokenFiles, layout: TokenLayout): TokenTable => ({
      ...layout,
      offsets: new Uint32Array(buffer(files.offsets)),
      ids: new Int32Array(buffer(files.ids)),
      values: new Int8Array(buffer(files.values)),
      scales: layout.form === 'bytes' ? new Float32Array(buffer(files.scales)) : new Float32Array(),
    }),
    json: (name: string): unknown => JSON.parse(Buffer.from(buffer(name)).toString('utf8')),
  };
}

/** Keys are read when they are asked for, which a build does and a server does not. */
function withKeys<T extends object>(
  part: T,
  keysOf: () => readonly string[],
): T & { readonly keys: readonly string[] } {
  return Object.defineProperty(part, 'keys', { get: keysOf, enumerable: true }) as T & { keys: readonly string[] };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function damaged(path: string, cause?: unknown): IndexError {
  return new IndexError('damaged', `${path} is not what was written there.`, { cause });
}
