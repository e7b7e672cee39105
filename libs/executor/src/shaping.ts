import { isCompositeType, isEnumType, isListType, isNonNullType, isObjectType, isScalarType, type GraphQLLeafType, type GraphQLOutputType, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { askedOf } from './asked';
import type { Kinds } from './kinds';
import { UNSEEN } from './settled';
import { isObject, own, setOwn, type Json, type JsonObject, type Path } from './value';

/** A value that is not as the schema has it: it is null in the answer, or takes what holds it with it. */
export interface Misfit { message: string; path: Path }
/** Where a value lies, as a list that shares its beginnings. */
interface Trail { before: Trail | null; step: string | number }

/** What must not stand: the object around it becomes null. */
export const GONE = Symbol('gone');
type Shaped = Json | typeof GONE;
type Shape = (value: Json, trail: Trail | null, misfits: Misfit[]) => Shaped;

export interface Shaping { schema: GraphQLSchema; kinds: Kinds }

/** The answer as it was asked for, from what the services gave: fields in order, nulls where they belong, nothing besides. */
export function objectShape(shaping: Shaping, selections: readonly SelectionSetNode[], declared: string): Shape {
  const forms = new Map<string, Form>();
  return (value, trail, misfits) => {
    if (!isObject(value)) return misfit(misfits, trail, `An object of ${declared} is none.`);
    const told = own(value, '__typename');
    const typeName = typeof told === 'string' ? told : declared;
    let form = forms.get(typeName);
    if (!form) {
      const type = shaping.schema.getType(typeName);
      if (!isCompositeType(type)) return misfit(misfits, trail, 'Invalid __typename found for an object.');
      form = formOf(shaping, selections, typeName);
      forms.set(typeName, form);
    }
    return form(value, trail, misfits);
  };
}

type Form = (value: JsonObject, trail: Trail | null, misfits: Misfit[]) => Shaped;
interface Field { name: string; shape: Shape | null }

function formOf(shaping: Shaping, selections: readonly SelectionSetNode[], typeName: string): Form {
  const { schema, kinds } = shaping;
  const type = schema.getType(typeName);
  const isConcrete = isObjectType(type);
  const fields = askedOf(kinds, selections, typeName).filter(({ field }) => field !== UNSEEN).flatMap(({ name, field, selections: below }): Field[] => {
    if (field.name.value === '__typename') return [{ name, shape: null }];
    const definition = type && 'getFields' in type && !('parseValue' in type) ? type.getFields()[field.name.value] : undefined;
    return definition ? [{ name, shape: shapeOf(shaping, definition.type as GraphQLOutputType, below, `${typeName}.${field.name.value}`) }] : [];
  });
  return (value, trail, misfits) => {
    const shaped: JsonObject = {};
    for (const { name, shape } of fields) {
      if (!shape) {
        if (!isConcrete) return GONE;
        setOwn(shaped, name, typeName);
        continue;
      }
      const done = shape(own(value, name) ?? null, { before: trail, step: name }, misfits);
      if (done === GONE) return GONE;
      setOwn(shaped, name, done);
    }
    return shaped;
  };
}

function shapeOf(shaping: Shaping, type: GraphQLOutputType, selections: readonly SelectionSetNode[], of: string): Shape {
  if (isNonNullType(type)) {
    const shape = nullable(shapeOf(shaping, type.ofType, selections, of));
    return (value, trail, misfits) => {
      const before = misfits.length;
      const shaped = shape(value, trail, misfits);
      if (shaped !== null) return shaped;
      if (misfits.length === before) misfit(misfits, trail, `Cannot return null for non-nullable field ${of}.`);
      return GONE;
    };
  }
  if (isListType(type)) return listShape(shapeOf(shaping, type.ofType, selections, of), of);
  if (isCompositeType(type)) return nullable(objectShape(shaping, selections, type.name));
  return leafShape(type, of);
}

/** What is gone below is null here. */
const nullable = (shape: Shape): Shape => (value, trail, misfits) => {
  if (value === null) return null;
  const shaped = shape(value, trail, misfits);
  return shaped === GONE ? null : shaped;
};

function listShape(item: Shape, of: string): Shape {
  return (value, trail, misfits) => {
    if (value === null) return null;
    if (!Array.isArray(value)) return misfit(misfits, trail, `Invalid value found for list ${of}.`);
    let isGone = false;
    const shaped = value.map((each: Json, step) => {
      const done = item(each ?? null, { before: trail, step }, misfits);
      if (done === GONE) isGone = true;
      return done;
    });
    return isGone ? null : shaped;
  };
}

function leafShape(type: GraphQLLeafType, of: string): Shape {
  const fits = fitsOf(type);
  return (value, trail, misfits) => (value === null || fits(value) ? value : misfit(misfits, trail, `Invalid value found for field ${of}.`));
}

function fitsOf(type: GraphQLLeafType): (value: Json) => boolean {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  if (!isScalarType(type)) return () => true;
  switch (type.name) {
    case 'Int': return (value) => Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31;
    case 'Float': return (value) => typeof value === 'number' && Number.isFinite(value);
    case 'Boolean': return (value) => typeof value === 'boolean';
    case 'String': return (value) => typeof value === 'string';
    case 'ID': return (value) => typeof value === 'string' || Number.isInteger(value);
    default: return () => true;
  }
}

function misfit(misfits: Misfit[], trail: Trail | null, message: string): null {
  const path: (string | number)[] = [];
  for (let at = trail; at; at = at.before) path.unshift(at.step);
  misfits.push({ message, path });
  return null;
}
