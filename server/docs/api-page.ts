import { html } from 'hono/html';
import { BUSY, PROBLEMS, type ProblemType } from '../problem.ts';
import type { ApiDocument } from '../routes/openapi.ts';
import type { ExampleValues } from './curl.ts';
import { type Html, layout, prose } from './layout.ts';
import { type Operation, operationSection, operationsOf } from './operation.ts';
import { type Field, fieldsOf, type Schema, shapeAnchor, typeText } from './schema.ts';
import { fieldTable } from './table.ts';

/** The API as a page for people, written from the OpenAPI document alone; `examples` fill its commands. */
export function apiPage(
  document: ApiDocument,
  origin: string,
  examples: Readonly<Record<string, ExampleValues>>,
): Html {
  const operations = operationsOf(document);
  const shapes = Object.entries(document.components?.schemas ?? {});
  return layout(
    document.info.title,
    html`<a class="skip" href="#routes">Skip to the routes</a>
    <header>
      <h1>${document.info.title} <small>${document.info.version}</small></h1>
      <p>${prose(document.info.description ?? '')}</p>
      <p><a href="/api/openapi.json">OpenAPI document</a> · <a href="/">Ask a question</a></p>
    </header>
    ${contents(operations)}
    <main id="routes">
      ${operations.map((operation) => operationSection(operation, origin, examples[operation.path] ?? {}))}
      <section aria-labelledby="shapes"><h2 id="shapes">Shapes</h2>${shapes.map(shapeSection)}</section>
      <section aria-labelledby="problems">
        <h2 id="problems">Problems</h2>
        <p>${prose(PROBLEMS_INTRODUCTION)}</p>
        <dl>${[...Object.entries(PROBLEMS), ['503', BUSY] as const].map(problemEntry)}</dl>
      </section>
    </main>`,
  );
}

const PROBLEMS_INTRODUCTION =
  'Whatever is not a success is answered as `application/problem+json` (RFC 9457): `detail` says what to do, `errors` names the fields that are wrong.';

function contents(operations: readonly Operation[]): Html {
  return html`<nav aria-label="Contents">
    <ul>
      ${operations.map(({ anchor, method, path }) => html`<li><a href="#${anchor}">${method.toUpperCase()} ${path}</a></li>`)}
      <li><a href="#shapes">Shapes</a></li>
      <li><a href="#problems">Problems</a></li>
    </ul>
  </nav>`;
}

function shapeSection([name, schema]: [string, Schema]): Html {
  const variants = 'oneOf' in schema ? (schema.oneOf ?? []) : [schema];
  const tables = variants.map((variant, position) => shapeTable(name, position, fieldsOf(variant)));
  return html`<section aria-labelledby="${shapeAnchor(name)}">
    <h3 id="${shapeAnchor(name)}">${name}</h3>
    ${'description' in schema ? html`<p>${prose(schema.description ?? '')}</p>` : ''}
    ${'enum' in schema ? html`<p>${typeText(schema)}</p>` : tables}
  </section>`;
}

function shapeTable(name: string, position: number, fields: readonly Field[]): Html {
  const label = position === 0 ? `Fields of ${name}` : `Fields of ${name}, or`;
  return html`${position === 0 ? '' : html`<p>or</p>`}${fieldTable(label, fields)}`;
}

function problemEntry([status, { slug, title }]: readonly [string, ProblemType]): Html {
  return html`<dt id="${slug}"><code>${status}</code> ${slug}</dt>
    <dd>${title}.</dd>`;
}
