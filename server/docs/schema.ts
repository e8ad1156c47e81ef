import { html } from 'hono/html';
import type { ApiDocument } from '../routes/openapi.ts';
import type { Html } from './layout.ts';

/** A JSON schema as the OpenAPI document holds it. */
export type Schema = NonNullable<NonNullable<ApiDocument['components']>['schemas']>[string];
type Shape = Exclude<Schema, { $ref: string }>;

/** One row of a table of fields; a field inside an object is named `object.field`. */
export interface Field {
  readonly name: string;
  readonly type: Html;
  readonly required: boolean;
  readonly description: string;
}

/** The anchor of a named shape on the page. */
export const shapeAnchor = (name: string) => `shape-${name}`;

/** Whether a schema only points to a named one. */
export const isReference = (schema: Schema): schema is Extract<Schema, { $ref: string }> => '$ref' in schema;

/** The name that a reference such as `#/components/schemas/Citation` points to. */
export const referenceName = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

/** A schema in words: "list of Citation, at most 3", "text (1 to 500 characters)". */
export function typeText(schema: Schema): Html {
  if (isReference(schema)) {
    const name = referenceName(schema.$ref);
    return html`<a href="#${shapeAnchor(name)}">${name}</a>`;
  }
  if (schema.enum) {
    const values = schema.enum.map((value, position) => html`${position ? ' or ' : ''}<code>${String(value)}</code>`);
    return html`${values}`;
  }
  if (schema.type === 'array')
    return html`list of ${schema.items ? typeText(schema.items) : 'anything'}${limits(schema)}`;
  return html`${NAMES[String(schema.type)] ?? 'anything'}${limits(schema)}`;
}

const NAMES: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
};

function limits(schema: Shape): string {
  switch (schema.type) {
    case 'array':
      return range(', ', schema.minItems, schema.maxItems);
    case 'string':
      return range(' (', schema.minLength, schema.maxLength, ' characters)');
    case 'integer':
    case 'number':
      return range(' (', schema.minimum, schema.maximum, ')');
    default:
      return '';
  }
}

function range(before: string, min: number | undefined, max: number | undefined, after = ''): string {
  if (max === 0) return `${before}always empty${after}`;
  if (min !== undefined && max !== undefined) return `${before}${min} to ${max}${after}`;
  if (max !== undefined) return `${before}at most ${max}${after}`;
  return min !== undefined ? `${before}at least ${min}${after}` : '';
}

/** The fields of an object, those of the objects inside it included; none for what is not an object. */
export function fieldsOf(schema: Schema, prefix = ''): Field[] {
  if (isReference(schema) || !schema.properties) return [];
  return Object.entries(schema.properties).flatMap(([key, property]) => {
    const name = `${prefix}${key}`;
    const field: Field = {
      name,
      type: typeText(property),
      required: schema.required?.includes(key) ?? false,
      description: isReference(property) ? '' : (property.description ?? ''),
    };
    const inner = isReference(property) || property.type !== 'array' ? property : (property.items ?? {});
    return [field, ...fieldsOf(inner, inner === property ? `${name}.` : `${name}[].`)];
  });
}
