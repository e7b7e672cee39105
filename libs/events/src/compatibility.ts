import { byType, type EventDefinition } from './define';
import { schemaOf, type JsonSchema } from './json-schema';
import { differences, type Difference } from './schema-differences';

/** What was promised of a type: what its readers accept and what is written. */
export interface Released { topic: string; input: JsonSchema; output: JsonSchema }
export type Release = Readonly<Record<string, Released>>;
export interface Breach extends Difference { type: string }

/** The catalogue as it would be released now. Words are no promise: they may get better. */
export const releaseOf = (definitions: Iterable<Pick<EventDefinition, 'type' | 'topic' | 'data'>>): Release => Object.fromEntries(
  [...definitions].sort(byType).map(({ type, topic, data }): [string, Released] => [type, { topic, input: bare(schemaOf(data, 'input')), output: bare(schemaOf(data, 'output')) }]),
);

function bare({ description: _description, examples: _examples, ...schema }: JsonSchema): JsonSchema {
  const each = (fields: Record<string, JsonSchema>): Record<string, JsonSchema> => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, bare(field)]));
  return {
    ...schema, ...(schema.properties && { properties: each(schema.properties) }), ...(schema.items && { items: bare(schema.items) }),
    ...(schema.anyOf && { anyOf: schema.anyOf.map(bare) }), ...(schema.oneOf && { oneOf: schema.oneOf.map(bare) }), ...(schema.prefixItems && { prefixItems: schema.prefixItems.map(bare) }),
    ...(typeof schema.additionalProperties === 'object' && { additionalProperties: bare(schema.additionalProperties) }),
  };
}

/**
 * What a release promised and today's catalogue does not keep; nothing where it only grew.
 * Both ways: a reader of the release reads all that is written now, and today's reader reads all that was ever written,
 * since streams are replayed from the beginning. What the release accepted from the releases before it counts as written.
 * Seen are the schemas, not what a refinement (`.refine`) does beyond them.
 */
export function breaches(released: Release, now: Release): Breach[] {
  return Object.entries(released).flatMap(([type, was]) => {
    const current = Object.hasOwn(now, type) ? now[type] : undefined;
    const found = current ? changesOf(was, current) : [{ field: 'type', why: { en: 'the type was removed: its readers hear nothing any more, and the stream still holds it', zh: '事件类型被删除，读者收不到，且流中仍有历史消息' } }];
    return found.map((difference) => ({ type, ...difference }));
  });
}

function changesOf(was: Released, now: Released): Difference[] {
  const all = [
    ...(was.topic === now.topic ? [] : [{ field: 'topic', why: { en: `moved from ${was.topic} to ${now.topic}: its readers listen there`, zh: `主题由 ${was.topic} 改为 ${now.topic}，读者仍在原主题` } }]),
    ...differences({ was: was.input, now: now.output, reads: 'was', at: 'data' }),
    ...differences({ was: was.output, now: now.input, reads: 'now', at: 'data' }),
    ...differences({ was: was.input, now: now.input, reads: 'now', at: 'data' }),
  ];
  return [...new Map(all.map((difference) => [`${difference.field}: ${difference.why.en}`, difference])).values()];
}
