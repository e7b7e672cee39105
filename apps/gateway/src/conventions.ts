import { Kind, type FieldDefinitionNode, type ObjectTypeDefinitionNode, type TypeNode } from 'graphql';
import { ownership } from './ownership';

const ROOTS = ['Query', 'Mutation', 'Subscription'];
const isNonNull = (type: TypeNode): boolean => type.kind === Kind.NON_NULL_TYPE;
const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));
/** Is there a `!` on the object itself, be it in a list or not? Its loss then takes away what is around it. */
const isInnermostNonNull = (type: TypeNode): boolean => {
  const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return inner.kind === Kind.LIST_TYPE ? isInnermostNonNull(inner.type) : isNonNull(type);
};

/** Where the supergraph breaks graph.md: a service that is down must empty its own fields and no other. */
export function brokenConventions(supergraphSdl: string): string[] {
  const { types, ownerOf, servicesOf } = ownership(supergraphSdl);
  return types.flatMap((type) => (type.fields ?? []).flatMap((field) => {
    const at = `${type.name.value}.${field.name.value}`;
    const services = servicesOf(type, field);
    const owner = ownerOf(type.name.value);
    const target = ownerOf(nameOf(field.type));
    return [
      ...(ROOTS.includes(type.name.value) ? [...rootFaults(type, field)] : []),
      ...(!ROOTS.includes(type.name.value) && target !== null && isInnermostNonNull(field.type) && services.some((service) => service !== target) ? [`${at} refers to ${target}'s ${nameOf(field.type)} from ${services.join(', ')}: it must be nullable`] : []),
      ...(!ROOTS.includes(type.name.value) && owner !== null && isNonNull(field.type) && services.some((service) => service !== owner) && !services.includes(owner) ? [`${at} is contributed by ${services.join(', ')} to ${owner}'s ${type.name.value}: it must be nullable`] : []),
      ...connectionFaults(type, field),
    ].map((fault) => fault.replace('<at>', at));
  }));
}

function* rootFaults(type: ObjectTypeDefinitionNode, { type: result, arguments: given = [] }: FieldDefinitionNode): Generator<string> {
  if (isNonNull(result)) yield '<at> is a root result: it must be nullable';
  const names = given.map((each) => each.name.value);
  if (type.name.value === 'Mutation') {
    const input = given.find((each) => each.name.value === 'input');
    if (!input || !isNonNull(input.type)) yield '<at> must take one input: …Input!';
    if (!names.includes('idempotencyKey')) yield '<at> must take an idempotencyKey';
    for (const name of names) if (!['input', 'idempotencyKey'].includes(name)) yield `<at> takes ${name} beside input and idempotencyKey`;
  }
}

function connectionFaults(type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): string[] {
  const isItem = (type.name.value.endsWith('Connection') && field.name.value === 'nodes') || (type.name.value.endsWith('Edge') && field.name.value === 'node');
  const given = (field.arguments ?? []).map((each) => each.name.value);
  return [
    ...(isItem && isInnermostNonNull(field.type) ? ['<at> holds items of a connection: they must be nullable'] : []),
    ...(nameOf(field.type).endsWith('Connection') && !['first', 'after'].every((name) => given.includes(name)) ? ['<at> is a connection: it must take first and after'] : []),
  ];
}
