import { EVERYWHERE, type Scope, scopeChoice, scopeOf } from './scope.ts';

/** A stretch of a seed file, half-open, in UTF-16 code units. */
export interface RouteSpan {
  readonly start: number;
  readonly end: number;
}

/** What a link to an answer says: enough to ask for the same answer again. */
export interface QuestionLink {
  readonly question: string;
  /** The earlier questions it was understood in the light of, oldest first. */
  readonly history?: readonly string[];
  readonly scope?: Scope;
  /** How the fingerprint of the index that answered begins. */
  readonly index?: string;
}

/** The pages there are, and what their addresses say. */
export type Route =
  | { readonly page: 'ask'; readonly link?: QuestionLink }
  | { readonly page: 'library' }
  | { readonly page: 'document'; readonly id: string; readonly span?: RouteSpan; readonly passage?: string }
  | { readonly page: 'missing'; readonly path: string };

function spanOf(query: URLSearchParams): RouteSpan | undefined {
  const [start, end] = [query.get('from'), query.get('to')].map((value) =>
    /^\d{1,9}$/.test(value ?? '') ? Number(value) : -1,
  );
  return start !== undefined && end !== undefined && start >= 0 && end > start ? { start, end } : undefined;
}

/** A damaged escape ("%E0%A4") is nobody's document: it stays as it is and is not found. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function documentRoute(id: string, url: URL): Route {
  const span = spanOf(url.searchParams);
  const passage = decode(url.hash.slice(1));
  return { page: 'document', id: decode(id), ...(span && { span }), ...(passage !== '' && { passage }) };
}

function listOf(query: URLSearchParams, name: string): string[] {
  return (query.get(name) ?? '').split(',').filter((item) => item !== '');
}

function askRoute(query: URLSearchParams): Route {
  const question = query.get('q')?.trim();
  if (!question) return { page: 'ask' };
  const history = query.getAll('after').filter((earlier) => earlier.trim() !== '');
  const scope = scopeOf(listOf(query, 'kinds'), listOf(query, 'documents'));
  const index = query.get('index');
  const link = {
    question,
    ...(history.length > 0 && { history }),
    ...(scopeChoice(scope) !== 'all' && { scope }),
    ...(index && { index }),
  };
  return { page: 'ask', link };
}

/** Reads an address; what it does not know becomes the page that says so. */
export function parseRoute(url: URL): Route {
  const path = url.pathname.replace(/(?<=.)\/$/u, '');
  if (path === '/') return askRoute(url.searchParams);
  if (path === '/documents') return { page: 'library' };
  const id = /^\/documents\/([^/]+)$/u.exec(path)?.[1];
  return id === undefined ? { page: 'missing', path: url.pathname } : documentRoute(id, url);
}

/** The address that asks a question at once. */
export function questionHref({ question, history = [], scope = EVERYWHERE, index }: QuestionLink): string {
  const { kinds = [], documents = [] } = scope;
  const fields: [name: string, value: string][] = [
    ['q', question],
    ...history.map((earlier): [string, string] => ['after', earlier]),
    ['kinds', kinds.join(',')],
    ['documents', documents.join(',')],
    ['index', index ?? ''],
  ];
  return `/?${new URLSearchParams(fields.filter(([, value]) => value !== ''))}`;
}

/** The address of a document, or of one passage in it. */
export function documentHref(id: string, passage?: string): string {
  return `/documents/${encodeURIComponent(id)}${passage === undefined ? '' : `#${encodeURIComponent(passage)}`}`;
}
