import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputObjectType, type GraphQLInputType, type GraphQLObjectType } from 'graphql';

const SCALARS: Record<string, unknown> = { ID: 'nothing_0', String: 'x', Int: 1, Float: 1, Boolean: false, Date: '2024-01-02', DateTime: '2024-01-02T00:00:00+08:00', Decimal: '1' };

/** The least that the schema takes for a type: enough to reach the resolver, about nothing that exists. */
function least(type: GraphQLInputType): unknown {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) return [least(inner.ofType as GraphQLInputType)];
  const named = getNamedType(inner);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  return isInputObjectType(named) ? inputOf(named) : SCALARS[named.name];
}

const inputOf = (type: GraphQLInputObjectType): Record<string, unknown> =>
  Object.fromEntries(Object.values(type.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map((field) => [field.name, least(field.type)]));

export interface Sent { operation: string; document: string; variables: object }

/** Every mutation that clients have, with an input of the least kind. */
export function everyMutation(mutations: GraphQLObjectType): Sent[] {
  return Object.values(mutations.getFields()).filter((field) => !field.astNode?.directives?.some((directive) => directive.name.value === 'inaccessible')).map((field) => {
    const input = field.args.find((arg) => arg.name === 'input');
    if (!input) throw new Error(`${field.name} takes no input`);
    return { operation: field.name, document: `mutation($input: ${String(input.type)}) { ${field.name}(input: $input) { __typename } }`, variables: { input: least(input.type) } };
  });
}
