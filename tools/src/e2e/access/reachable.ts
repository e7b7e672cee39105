import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';

const directivesOf = (schema: GraphQLSchema, type: string): string[] => (schema.getType(type)?.astNode?.directives ?? []).map((directive) => directive.name.value);

/** A type's fields by name, with the type that each leads to. */
export function fieldsOf(schema: GraphQLSchema, name: string): Map<string, string> {
  const type = schema.getType(name);
  return new Map(isObjectType(type) ? Object.values(type.getFields()).map((field) => [field.name, getNamedType(field.type).name]) : []);
}

export const entitiesIn = (schema: GraphQLSchema): string[] => Object.keys(schema.getTypeMap()).filter((name) => directivesOf(schema, name).includes('key'));

/** Words of every service (Money, Rate, pages) and entities tell nothing by themselves. */
export const isShared = (schema: GraphQLSchema, name: string): boolean => directivesOf(schema, name).some((each) => each === 'shareable' || each === 'key') || !isObjectType(schema.getType(name));

/** All types that fields lead to from some, through the fields that one may pass; through entities only where they are the start. */
export function reachable(schema: GraphQLSchema, from: readonly string[], passes: (type: string, field: string) => boolean): Set<string> {
  const found = new Set<string>();
  const walk = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const [field, target] of fieldsOf(schema, name)) if (passes(name, field) && !entitiesIn(schema).includes(target)) walk(target);
  };
  from.forEach(walk);
  return found;
}
