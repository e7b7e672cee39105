import { Kind, parse, type ConstDirectiveNode, type FieldDefinitionNode, type ObjectTypeDefinitionNode } from 'graphql';

/** Which services give which fields, read from the supergraph's join directives. */
export interface Ownership {
  types: readonly ObjectTypeDefinitionNode[];
  /** The service an entity belongs to; null for a type without a key, which any service may return whole. */
  ownerOf(typeName: string): string | null;
  servicesOf(type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): string[];
}

const argument = (directive: ConstDirectiveNode, name: string): unknown => {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value;
  return value && 'value' in value ? value.value : undefined;
};
const directives = (node: { readonly directives?: readonly ConstDirectiveNode[] }, name: string): ConstDirectiveNode[] => (node.directives ?? []).filter((each) => each.name.value === name);

export function ownership(supergraphSdl: string): Ownership {
  const types = parse(supergraphSdl, { noLocation: true }).definitions.filter((each): each is ObjectTypeDefinitionNode => each.kind === Kind.OBJECT_TYPE_DEFINITION);
  const servicesOf = (type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): string[] => {
    const own = directives(field, 'join__field').filter((each) => argument(each, 'external') !== true && argument(each, 'graph') !== undefined);
    return [...new Set((own.length > 0 ? own : directives(type, 'join__type')).map((each) => String(argument(each, 'graph')).toLowerCase()))];
  };
  const owners = new Map(types.map((type) => {
    const resolvable = directives(type, 'join__type').filter((each) => argument(each, 'key') !== undefined && argument(each, 'resolvable') !== false);
    const services = [...new Set(resolvable.map((each) => String(argument(each, 'graph')).toLowerCase()))];
    // Several resolve a key where several contribute; the one that gives most fields is the entity's home.
    const given = (service: string): number => (type.fields ?? []).filter((field) => servicesOf(type, field).includes(service)).length;
    return [type.name.value, services.sort((one, other) => given(other) - given(one) || one.localeCompare(other))[0] ?? null];
  }));
  return { types, servicesOf, ownerOf: (typeName) => owners.get(typeName) ?? null };
}
