import { html } from 'hono/html';
import type { ApiDocument } from '../routes/openapi.ts';
import { curl, type ExampleValues } from './curl.ts';
import { type Html, prose } from './layout.ts';
import { type Field, fieldsOf, isReference, referenceName, type Schema, typeText } from './schema.ts';
import { fieldTable } from './table.ts';

type PathItem = NonNullable<ApiDocument['paths']>[string];
type OperationObject = NonNullable<PathItem['get']>;

/** One method of one path, with what it takes and gives. */
export interface Operation {
  readonly anchor: string;
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Field[];
  /** Names of the parameters that go into the query, in order. */
  readonly query: readonly string[];
  readonly body: Schema | undefined;
  readonly replies: readonly { status: string; description: string; schema: Schema | undefined }[];
}

/** The document's operations, in its order. */
export function operationsOf(document: ApiDocument): Operation[] {
  const shapes = document.components?.schemas ?? {};
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const operation = item[method];
      return operation ? [read(method, path, operation, shapes)] : [];
    }),
  );
}

function read(
  method: 'get' | 'post',
  path: string,
  operation: OperationObject,
  shapes: Readonly<Record<string, Schema>>,
): Operation {
  const parameters = (operation.parameters ?? []).filter((parameter) => 'name' in parameter);
  const body = jsonSchema(operation.requestBody);
  return {
    anchor: `${method}${path.replaceAll(/\W+/g, '-')}`.replace(/-$/, ''),
    method,
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    parameters: parameters.map(({ name, required, schema, description }) => ({
      name,
      type: typeText(schema ?? {}),
      required: required ?? false,
      description: description ?? '',
    })),
    query: parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name),
    body: body && isReference(body) ? shapes[referenceName(body.$ref)] : body,
    replies: Object.entries(operation.responses ?? {}).map(([status, response]) => ({
      status,
      description: response.description,
      schema: jsonSchema(response),
    })),
  };
}

/** What a request body or a response holds; each has one media type here. */
function jsonSchema(holder: OperationObject['requestBody']): Schema | undefined {
  if (!holder || !('content' in holder)) return undefined;
  return Object.values(holder.content)[0]?.schema;
}

/** An operation on the page: what it is for, the command that calls it, what it takes and what it answers. */
export function operationSection(operation: Operation, origin: string, values: ExampleValues): Html {
  const { anchor, method, path, summary, description, parameters, query, body, replies } = operation;
  const example = { method, path, values, query, ...(body ? { body: exampleBody(body) } : {}) };
  return html`<section aria-labelledby="${anchor}">
    <h2 id="${anchor}"><code>${method.toUpperCase()} ${path}</code> ${summary}</h2>
    <p>${prose(description)}</p>
    <pre class="frame" role="region" aria-label="Example of ${method.toUpperCase()} ${path}" tabindex="0"><code>${curl(origin, example)}</code></pre>
    ${fieldTable(`Parameters of ${path}`, parameters)} ${body ? fieldTable(`Body of ${path}`, fieldsOf(body)) : ''}
    <h3>Replies</h3>
    <ul>
      ${replies.map(reply)}
    </ul>
  </section>`;
}

function reply({ status, description, schema }: Operation['replies'][number]): Html {
  return html`<li><code>${status}</code> ${description} ${schema ? typeText(schema) : ''}</li>`;
}

/** An object with just the fields that the schema gives an example of. */
function exampleBody(schema: Schema): object {
  if (isReference(schema)) return {};
  const examples = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    'example' in property ? [[name, property.example]] : [],
  );
  return Object.fromEntries(examples);
}
