/** Values for the parameters of one route, by name. */
export type ExampleValues = Readonly<Record<string, string>>;

/** A request to show on the command line. */
export interface ExampleRequest {
  readonly method: 'get' | 'post';
  /** With `{name}` where a value goes. */
  readonly path: string;
  readonly values: ExampleValues;
  /** Names of the parameters that go into the query, in order. */
  readonly query: readonly string[];
  readonly body?: object;
}

/** The `curl` command that makes a request, quoted for a POSIX shell so that it can be pasted. */
export function curl(origin: string, { path, values, query, body }: ExampleRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (gap, name: string) =>
    values[name] === undefined ? gap : encodeURIComponent(values[name]),
  );
  const lines = [`curl ${query.length > 0 ? '-G ' : ''}${quoted(origin + filled)}`];
  for (const name of query) lines.push(`--data-urlencode ${quoted(`${name}=${values[name] ?? ''}`)}`);
  if (body) lines.push(`-H ${quoted('Content-Type: application/json')}`, `-d ${quoted(JSON.stringify(body))}`);
  return lines.join(' \\\n  ');
}

/** Inside single quotes a shell takes everything as it is, except the single quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
