import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { CatalogError, listProblems } from './catalog-error.ts';

/** What sort of text a document is: official words first, coverage after them. */
export const DOCUMENT_KINDS = ['declaration', 'statement', 'speech', 'news', 'summary', 'document'] as const;

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be a slug: lower-case letters, digits and hyphens');
const words = z.string().trim().min(1);
const offset = z.int().min(0);

/** One document as it is written down in catalog.json; without `start` and `end` it is the whole file. */
const Entry = z.strictObject({
  id: slug,
  title: words,
  kind: z.enum(DOCUMENT_KINDS),
  issuer: words.optional(),
  author: words.optional(),
  date: z.iso.date().optional(),
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as "en"'),
  place: words.optional(),
  start: offset.optional(),
  end: offset.optional(),
});

const CatalogFile = z.strictObject({
  files: z.array(z.strictObject({ file: words, documents: z.array(Entry).min(1) })),
});

type Entry = z.infer<typeof Entry>;

/** A document and its place `[start, end)` in its file, in UTF-16 code units of the text. */
export type CatalogDocument = Entry & { readonly start: number; readonly end: number };

/** What the seeds hold: for every catalogued file its documents in reading order. */
export interface Catalog {
  readonly files: readonly { readonly file: string; readonly documents: readonly CatalogDocument[] }[];
}

/**
 * Reads `catalog.json` of a seeds folder, an empty catalog when there is none.
 * Throws `CatalogError`, naming file and place, when it is not valid JSON, has not the right shape,
 * names a file that does not exist, uses an id twice, or gives a span that does not fit its file.
 */
export async function readCatalog(dir: string): Promise<Catalog> {
  const at = path.join(dir, 'catalog.json');
  const json = await readIfThere(at);
  if (json === undefined) return { files: [] };
  const parsed = parseCatalog(json, at);
  const lengths = new Map<string, number>();
  for (const { file } of parsed.files) lengths.set(file, await textLength(dir, file, at));
  return checkCatalog(parsed, lengths, at);
}

function parseCatalog(json: string, at: string): z.infer<typeof CatalogFile> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new CatalogError(`${at}: not valid JSON (${(cause as Error).message})`, { cause });
  }
  const result = CatalogFile.safeParse(value);
  if (result.success) return result.data;
  const places = result.error.issues.map((issue) => `${z.core.toDotPath(issue.path) || 'top level'}: ${issue.message}`);
  throw new CatalogError(listProblems(at, places), { cause: result.error });
}

function checkCatalog(parsed: z.infer<typeof CatalogFile>, lengths: Map<string, number>, at: string): Catalog {
  const ids = new Map<string, string>();
  const names = new Set<string>();
  const files = parsed.files.map(({ file, documents }, f) => {
    if (names.has(file))
      throw new CatalogError(`${at}: files[${f}].file: "${file}" is listed twice; merge the entries`);
    names.add(file);
    let last = 0;
    return {
      file,
      documents: documents.map((entry, d) => {
        const where = `${at}: files[${f}].documents[${d}] ("${entry.id}" in ${file})`;
        const twin = ids.get(entry.id);
        if (twin !== undefined)
          throw new CatalogError(`${where}: the id is taken by a document of ${twin}; choose another`);
        ids.set(entry.id, file);
        const document = { ...entry, start: entry.start ?? 0, end: entry.end ?? (lengths.get(file) as number) };
        checkSpan(document, last, lengths.get(file) as number, where);
        last = document.end;
        return document;
      }),
    };
  });
  return { files };
}

function checkSpan({ start, end }: CatalogDocument, last: number, length: number, where: string): void {
  if (start >= end) throw new CatalogError(`${where}: start ${start} is not before end ${end}`);
  if (end > length)
    throw new CatalogError(`${where}: end ${end} lies outside the file, which has ${length} characters`);
  if (start < last) {
    throw new CatalogError(`${where}: start ${start} overlaps the document before it, which ends at ${last}`);
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CatalogError(`${file}: cannot be read (${(cause as Error).message})`, { cause });
  }
}

async function textLength(dir: string, file: string, at: string): Promise<number> {
  const inside = path.basename(file) === file;
  if (!inside) throw new CatalogError(`${at}: "${file}" must be a file name in the same folder, without a path`);
  try {
    return (await readFile(path.join(dir, file), 'utf8')).length;
  } catch (cause) {
    throw new CatalogError(`${at}: "${file}" cannot be read in ${dir}; correct the name or remove its entry`, {
      cause,
    });
  }
}
