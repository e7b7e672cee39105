import { z } from 'zod';

/** JSON Schema, as far as zod writes it. */
export interface JsonSchema {
  [keyword: string]: unknown;
  description?: string; examples?: unknown[]; default?: unknown; const?: unknown; enum?: unknown[]; type?: string | string[]; format?: string; pattern?: string;
  properties?: Record<string, JsonSchema>; required?: string[]; additionalProperties?: JsonSchema | boolean; propertyNames?: JsonSchema;
  items?: JsonSchema; prefixItems?: JsonSchema[]; anyOf?: JsonSchema[]; oneOf?: JsonSchema[];
}

/** `input`: what a reader accepts. `output`: what is written, defaults filled in. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output', target: 'draft-7' | 'draft-2020-12' = 'draft-2020-12'): JsonSchema {
  const { $schema: _dialect, '~standard': _standard, ...said } = z.toJSONSchema(schema, { io, target }) as JsonSchema;
  return said;
}

export interface Field { path: string; schema: JsonSchema; description: string | null; isRequired: boolean }

const notNull = (schema: JsonSchema): JsonSchema[] => (schema.anyOf ?? schema.oneOf ?? [schema]).filter(({ type }) => type !== 'null');

/** Every field of an object, and of the objects and lists of objects in it: `data.quarters[].investment`. */
export function fieldsOf(schema: JsonSchema, at = 'data'): Field[] {
  return notNull(schema).flatMap(({ properties = {}, required = [], items, additionalProperties }) => [
    ...Object.entries(properties).flatMap(([name, field]) => [
      { path: `${at}.${name}`, schema: field, description: descriptionOf(field), isRequired: required.includes(name) }, ...fieldsOf(field, `${at}.${name}`),
    ]),
    ...(items ? fieldsOf(items, `${at}[]`) : []), ...(typeof additionalProperties === 'object' ? fieldsOf(additionalProperties, `${at}.*`) : []),
  ]);
}

/** A nullable field without words of its own has those of what it is when it is not null. */
const descriptionOf = (schema: JsonSchema): string | null => schema.description ?? notNull(schema).find(({ description }) => description)?.description ?? null;

/** A value that the schema tells by its examples, defaults and constants; each alternative by its first. */
export function sampleOf(schema: JsonSchema): unknown {
  if (schema.examples) return schema.examples[0];
  if ('default' in schema) return schema.default;
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = notNull(schema);
  if (schema.anyOf || schema.oneOf) return first ? sampleOf(first) : null;
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, sampleOf(field)]));
  if (schema.items) return [sampleOf(schema.items)];
  throw new Error(`a field has no example: ${JSON.stringify(schema)}`);
}
