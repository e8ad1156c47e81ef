import { z } from 'zod';

type JsonSchema = Record<string, unknown> & { $ref?: string; type?: string };

/** What the tests need of an OpenAPI document. */
export interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: JsonSchema }> }> }>
  >;
  readonly components: { schemas: Record<string, JsonSchema> };
}

/**
 * The document's schema of a reply as a checker. It is stricter than the document: an object may have no
 * field that its schema does not name, so that a reply cannot say what is not described.
 */
export function replySchema(document: OpenApi, method: string, path: string, status: number): z.ZodType {
  const content = document.paths[path]?.[method]?.responses[status]?.content ?? {};
  const schema = Object.values(content)[0]?.schema;
  if (!schema) throw new Error(`The document has no ${status} reply for ${method} ${path}.`);
  return z.fromJSONSchema(closed(schema, document) as z.core.JSONSchema.JSONSchema);
}

/** The schema with its references filled in and its objects closed. */
function closed(node: unknown, document: OpenApi): unknown {
  if (Array.isArray(node)) return node.map((item) => closed(item, document));
  if (typeof node !== 'object' || node === null) return node;
  const schema = node as JsonSchema;
  if (schema.$ref) {
    return closed(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''], document);
  }
  const filled = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value, document)]));
  const isOpen = 'additionalProperties' in schema || !('properties' in schema) || typeof schema.type !== 'string';
  return isOpen ? filled : { ...filled, additionalProperties: false };
}
