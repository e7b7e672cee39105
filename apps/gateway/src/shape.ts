import { isAbstractType, isEnumType, isListType, isNonNullType, isObjectType, isScalarType, Kind, type FragmentDefinitionNode, type GraphQLOutputType, type GraphQLSchema, type SelectionNode, type SelectionSetNode } from 'graphql';

export type Fragments = Record<string, FragmentDefinitionNode>;
/** Where within a value it is not what was asked for, put together on the way out: most fit. Null when it fits. */
export type Check = (value: unknown) => string | null;
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
  const isConcrete = isObjectType(schema.getType(typeName));
  return (value) => {
    if (!isObject(value)) return '';
    const concrete = isConcrete ? typeName : String(value['__typename']);
    let asked = known.get(concrete);
    if (!asked) known.set(concrete, asked = askedOf(schema, selectionSet.selections, fragments, concrete, false));
    for (const { name, isOptional, check } of asked) {
      const misfit = isOptional && !(name in value) ? null : check(value[name]);
      if (misfit !== null) return `.${name}${misfit}`;
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
    for (let at = 0; at < typeNames.length; at += 1) {
      const typeName = typeNames[at] ?? '';
      let check = known.get(typeName);
      if (!check) known.set(typeName, check = objectCheck(schema, selectionSet, fragments, typeName));
      const misfit = found[at] === null ? null : check(found[at]);
      if (misfit !== null) return `._entities.${at}${misfit}`;
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
    return (value) => (value === null ? '' : check(value));
  }
  const check = presentCheck(schema, type, selectionSet, fragments);
  return (value) => (value === undefined ? '' : value === null ? null : check(value));
}

function presentCheck(schema: GraphQLSchema, type: GraphQLOutputType, selectionSet: SelectionSetNode | undefined, fragments: Fragments): Check {
  if (isListType(type)) {
    const check = typeCheck(schema, type.ofType, selectionSet, fragments);
    return (value) => {
      if (!Array.isArray(value)) return '';
      for (let index = 0; index < value.length; index += 1) {
        const misfit = check(value[index]);
        if (misfit !== null) return `.${index}${misfit}`;
      }
      return null;
    };
  }
  if (isEnumType(type)) return (value) => (typeof value === 'string' && type.getValue(value) ? null : '');
  // A scalar of our own is read by whoever asked for it.
  if (isScalarType(type)) {
    const fits = SCALARS[type.name] ?? (() => true);
    return (value) => (fits(value) ? null : '');
  }
  if (!selectionSet || isNonNullType(type)) return () => '';
  return objectCheck(schema, selectionSet, fragments, type.name);
}
