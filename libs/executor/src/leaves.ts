import { isEnumType, isNonNullType, isScalarType, type GraphQLLeafType, type GraphQLOutputType } from 'graphql';
import type { Json } from './value';

export const isInt = (value: Json): value is number => Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31;

/** What most values are: written without asking whose they are. */
export type PlainLeaf = 'string' | 'integer' | 'boolean';

export function plainLeafOf(declared: GraphQLOutputType): PlainLeaf | null {
  const type = isNonNullType(declared) ? declared.ofType : declared;
  if (!isScalarType(type) || type.name === 'Float') return null;
  return type.name === 'Int' ? 'integer' : type.name === 'Boolean' ? 'boolean' : 'string';
}

export function fitsOf(type: GraphQLLeafType): (value: Json) => boolean {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  if (!isScalarType(type)) return () => true;
  switch (type.name) {
    case 'Int': return isInt;
    case 'Float': return (value) => typeof value === 'number' && Number.isFinite(value);
    case 'Boolean': return (value) => typeof value === 'boolean';
    case 'String': return (value) => typeof value === 'string';
    case 'ID': return (value) => typeof value === 'string' || Number.isInteger(value);
    default: return () => true;
  }
}
