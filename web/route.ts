/** A stretch of a seed file, half-open, in UTF-16 code units. */
export interface RouteSpan {
  readonly start: number;
  readonly end: number;
}

/** The pages there are, and what their addresses say. */
export type Route =
  | { readonly page: 'ask'; readonly question?: string }
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

/** Reads an address; what it does not know becomes the page that says so. */
export function parseRoute(url: URL): Route {
  const path = url.pathname.replace(/(?<=.)\/$/u, '');
  const question = url.searchParams.get('q')?.trim();
  if (path === '/') return { page: 'ask', ...(question && { question }) };
  if (path === '/documents') return { page: 'library' };
  const id = /^\/documents\/([^/]+)$/u.exec(path)?.[1];
  return id === undefined ? { page: 'missing', path: url.pathname } : documentRoute(id, url);
}

/** The address that asks a question at once. */
export function questionHref(question: string): string {
  return `/?${new URLSearchParams({ q: question })}`;
}

/** The address of a document, or of one passage in it. */
export function documentHref(id: string, passage?: string): string {
  return `/documents/${encodeURIComponent(id)}${passage === undefined ? '' : `#${encodeURIComponent(passage)}`}`;
}
