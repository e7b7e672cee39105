import { isEnumType, isNonNullType, typeFromAST, type GraphQLInputType, type GraphQLSchema, type VariableDefinitionNode } from 'graphql';
import type { Variables } from './value';

const LARGEST_INT = 2 ** 31 - 1;

/** Values that a type takes as they are, by graphql-js. */
const TAKES: Partial<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string', Boolean: (value) => typeof value === 'boolean',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
  Int: (value) => Number.isInteger(value) && Math.abs(value as number) <= LARGEST_INT, Float: (value) => Number.isFinite(value),
};

interface Place { name: string; isRequired: boolean; takesNull: boolean; takes: (value: unknown) => boolean }

/** Whether variables plainly are of their types: what they mostly are, seen without taking them apart. Where not, who knows all of the rules has to look. */
export function plainlyFits(schema: GraphQLSchema, definitions: readonly VariableDefinitionNode[]): (variables: Variables) => boolean {
  const places = definitions.map((definition) => placeOf(schema, definition));
  return (variables) => places.every(({ name, isRequired, takesNull, takes }) => {
    const value = variables[name];
    if (value === undefined) return !isRequired && !Object.hasOwn(variables, name);
    return value === null ? takesNull : takes(value);
  });
}

function placeOf(schema: GraphQLSchema, { variable, type: node, defaultValue }: VariableDefinitionNode): Place {
  const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
  const named = isNonNullType(type) ? type.ofType : type;
  const takes = isEnumType(named) ? (value: unknown) => typeof value === 'string' && named.getValue(value) !== undefined : TAKES[String(named)] ?? (() => false);
  // A type that is none is told by who looks more closely.
  return { name: variable.name.value, isRequired: !type || (isNonNullType(type) && !defaultValue), takesNull: type !== undefined && !isNonNullType(type), takes };
}
