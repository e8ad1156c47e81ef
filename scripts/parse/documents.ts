import type { CorpusDocument, SeedFile } from '../../embeddings/corpus.ts';
import { fold, slice } from '../../embeddings/span.ts';
import type { Catalog, CatalogDocument } from '../../seeds/catalog.ts';
import { lines } from './lines.ts';
import { MARKDOWN_HEADING } from './marks.ts';
import { trim } from './trim.ts';
import { unglue } from './unglue.ts';

/** The documents of all files, in order: as the catalog says, and one a file where it says nothing. */
export function documentsOf(files: readonly SeedFile[], catalog: Catalog): CorpusDocument[] {
  const catalogued = new Map(catalog.files.map(({ file, documents }) => [file, documents]));
  const taken = new Set(catalog.files.flatMap(({ documents }) => documents.map(({ id }) => id)));
  return files.flatMap((file) => {
    const entries = catalogued.get(file.name);
    return entries ? entries.flatMap((entry) => fromEntry(file, entry)) : wholeFile(file, taken);
  });
}

function fromEntry(file: SeedFile, { start, end, ...meta }: CatalogDocument): CorpusDocument[] {
  const span = trim(file.text, { start, end });
  return span ? [{ ...defined(meta), ...span, file: file.name }] : [];
}

/** Optional fields the catalog leaves out stay out, so that a document is the same after a journey through JSON. */
function defined<T extends object>(meta: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== undefined)) as never;
}

function wholeFile(file: SeedFile, taken: Set<string>): CorpusDocument[] {
  const span = trim(file.text, { start: 0, end: file.text.length });
  if (!span) return [];
  const id = freeId(slug(file.name), taken);
  taken.add(id);
  return [{ id, title: firstLine(file.text, span), kind: 'document', language: 'en', file: file.name, ...span }];
}

/** `jacksonville-florida` for `Jacksonville, Florida.txt`; accents are dropped, other scripts give `document`. */
function slug(name: string): string {
  const plain = name
    .replace(/\.[^.]*$/u, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return plain.replace(/[^a-z0-9]+/gu, '-').replace(/^-|-$/gu, '') || 'document';
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
  return id;
}

/** A first line may be a whole book; a title is shown in a list. */
const LONGEST_TITLE = 150;

/** The first line that is not a page's metadata, cut at a word when it is too long for a title. */
function firstLine(text: string, span: { start: number; end: number }): string {
  const pieces = lines(text, span)
    .slice(0, 5)
    .flatMap((line) => unglue(text, line, ''));
  const first = pieces.find((piece) => piece.role === undefined) ?? pieces[0] ?? span;
  const end = Math.min(first.end, first.start + 4 * LONGEST_TITLE);
  const title = fold(slice(text, { start: first.start, end })).replace(MARKDOWN_HEADING, '');
  if (title.length <= LONGEST_TITLE) return title;
  return `${title.slice(0, LONGEST_TITLE).replace(/\s+\S*$/u, '')}…`;
}
