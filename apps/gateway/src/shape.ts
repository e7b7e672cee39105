import { isAbstractType, isEnumType, isListType, isNonNullType, isObjectType, isScalarType, Kind, type FragmentDefinitionNode, type GraphQLOutputType, type GraphQLSchema, type SelectionNode, type SelectionSetNode } from 'graphql';

export type Fragments = Record<string, FragmentDefinitionNode>;
/** Where a value is not what was asked for; null when it fits. */
export type Check = (value: unknown, at: string) => string | null;
interface Asked { name: string; isOptional: boolean; check: Check }
type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const SCALARS: Record<string, (value: unknown) => boolean> = {
  Int: Number.isInteger, Float: (value) => typeof value === 'number', Boolean: (value) => typeof value === 'boolean',
  String: (value) => typeof value === 'string', ID: (value) => typeof value === 'string' || typeof value === 'number',
};

export const applies = (schema: GraphQLSchema, condition: string | undefined, typeName: string): boolean => {
  const [wanted, found] = [schema.getType(condition ?? typeName), schema.getType(typeName)];
  return condition === undefined || condition === typeName || (isAbstractType(wanted) && isObjectType(found) && schema.isSubType(wanted, found));
};

/** Checks an object of a type against a selection; an abstract type is read from the object's own `__typename`. */
export function objectCheck(schema: GraphQLSchema, selectionSet: SelectionSetNode, fragments: Fragments, typeName: string): Check {
  const known = new Map<string, Asked[]>();
  return (value, at) => {
    if (!isObject(value)) return at;
    const concrete = isObjectType(schema.getType(typeName)) ? typeName : String(value['__typename']);
    const asked = known.get(concrete) ?? askedOf(schema, selectionSet.selections, fragments, concrete, false);
    known.set(concrete, asked);
    for (const { name, isOptional, check } of asked) {
      const misfit = isOptional && !(name in value) ? null : check(value[name], `${at}.${name}`);
      if (misfit !== null) return misfit;
    }
    return null;
  };
}

/** Checks `_entities`: one nullable entity for each representation, of its type. */
export function entityCheck(schema: GraphQLSchema, selectionSet: SelectionSetNode, fragments: Fragments): (data: unknown, typeNames: readonly string[]) => string | null {
  const known = new Map<string, Check>();
  return (data, typeNames) => {
    if (data === null) return null;
    const found = isObject(data) ? data['_entities'] : undefined;
    if (!Array.isArray(found) || found.length !== typeNames.length) return '._entities';
    for (const [at, typeName] of typeNames.entries()) {
      const check = known.get(typeName) ?? objectCheck(schema, selectionSet, fragments, typeName);
      known.set(typeName, check);
      const misfit = found[at] === null ? null : check(found[at], `._entities.${at}`);
      if (misfit !== null) return misfit;
    }
    return null;
  };
}

function askedOf(schema: GraphQLSchema, selections: readonly SelectionNode[], fragments: Fragments, typeName: string, isOptional: boolean): Asked[] {
  const type = schema.getType(typeName);
  return selections.flatMap((selection) => {
    const maybe = isOptional || (selection.directives ?? []).length > 0;
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
      return fragment && applies(schema, fragment.typeCondition?.name.value, typeName) ? askedOf(schema, fragment.selectionSet.selections, fragments, typeName, maybe) : [];
    }
    const field = isObjectType(type) ? type.getFields()[selection.name.value] : undefined;
    return field ? [{ name: (selection.alias ?? selection.name).value, isOptional: maybe, check: typeCheck(schema, field.type, selection.selectionSet, fragments) }] : [];
  });
}

function typeCheck(schema: GraphQLSchema, type: GraphQLOutputType, selectionSet: SelectionSetNode | undefined, fragments: Fragments): Check {
  if (isNonNullType(type)) {
    const check = typeCheck(schema, type.ofType, selectionSet, fragments);
    return (value, at) => (value === null ? at : check(value, at));
  }
  const check = presentCheck(schema, type, selectionSet, fragments);
  return (value, at) => (value === undefined ? at : value === null ? null : check(value, at));
}

function presentCheck(schema: GraphQLSchema, type: GraphQLOutputType, selectionSet: SelectionSetNode | undefined, fragments: Fragments): Check {
  if (isListType(type)) {
    const check = typeCheck(schema, type.ofType, selectionSet, fragments);
    return (value, at) => {
      if (!Array.isArray(value)) return at;
      for (const [index, item] of value.entries()) {
        const misfit = check(item, `${at}.${index}`);
        if (misfit !== null) return misfit;
      }
      return null;
    };
  }
  if (isEnumType(type)) return (value, at) => (typeof value === 'string' && type.getValue(value) ? null : at);
  // A scalar of our own is read by whoever asked for it.
  if (isScalarType(type)) return (value, at) => (SCALARS[type.name]?.(value) ?? true ? null : at);
  if (!selectionSet || isNonNullType(type)) return (_value, at) => at;
  return objectCheck(schema, selectionSet, fragments, type.name);
}
