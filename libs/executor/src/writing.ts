import { isCompositeType, isEnumType, isListType, isNonNullType, isObjectType, isScalarType, type GraphQLLeafType, type GraphQLOutputType, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { askedOf } from './asked';
import { jsonOf } from './json-text';
import type { Kinds } from './kinds';
import { UNSEEN } from './settled';
import { isObject, own, type Json, type JsonObject } from './value';

/** A value that is not as the schema has it: it is null in the answer, or takes what holds it with it. */
export interface Misfit { message: string; path: (string | number)[] }

/** What must not stand: the object around it becomes null. */
const GONE = Symbol('gone');
type Written = string | typeof GONE;
type Write = (value: Json, misfits: Misfit[]) => Written;

export interface Writing { schema: GraphQLSchema; kinds: Kinds }

/** Writes `data` of an answer as JSON from what the services gave: fields as they were asked for, nulls where they belong, nothing besides. */
export function answerWriter(writing: Writing, selections: readonly SelectionSetNode[], root: string): (data: JsonObject, misfits: Misfit[]) => string {
  return nullable(objectWriter(writing, selections, root)) as (data: JsonObject, misfits: Misfit[]) => string;
}

function objectWriter(writing: Writing, selections: readonly SelectionSetNode[], declared: string): Write {
  const forms = new Map<string, Form>();
  return (value, misfits) => {
    if (!isObject(value)) return misfit(misfits, `An object of ${declared} is none.`);
    const told = own(value, '__typename');
    const typeName = typeof told === 'string' ? told : declared;
    let form = forms.get(typeName);
    if (!form) {
      if (!isCompositeType(writing.schema.getType(typeName))) return misfit(misfits, 'Invalid __typename found for an object.');
      form = formOf(writing, selections, typeName);
      forms.set(typeName, form);
    }
    return form(value, misfits);
  };
}

type Form = (value: JsonObject, misfits: Misfit[]) => Written;
interface Field { name: string; head: string; write: Write }

function formOf(writing: Writing, selections: readonly SelectionSetNode[], typeName: string): Form {
  const { schema, kinds } = writing;
  const type = schema.getType(typeName);
  const ofType = isObjectType(type) ? JSON.stringify(typeName) : GONE;
  const fields = askedOf(kinds, selections, typeName).filter(({ field }) => field !== UNSEEN).flatMap(({ name, field, selections: below }): Field[] => {
    const head = `${JSON.stringify(name)}:`;
    if (field.name.value === '__typename') return [{ name, head, write: () => ofType }];
    const definition = type && 'getFields' in type && !('parseValue' in type) ? type.getFields()[field.name.value] : undefined;
    return definition ? [{ name, head, write: writerOf(writing, definition.type as GraphQLOutputType, below, `${typeName}.${field.name.value}`) }] : [];
  });
  for (const [at, field] of fields.entries()) if (at > 0) field.head = `,${field.head}`;
  return (value, misfits) => {
    let text = '{';
    for (const { name, head, write } of fields) {
      const before = misfits.length;
      const done = write(own(value, name) ?? null, misfits);
      if (misfits.length > before) liesAt(name, misfits, before);
      if (done === GONE) return GONE;
      text += head + done;
    }
    return `${text}}`;
  };
}

function writerOf(writing: Writing, type: GraphQLOutputType, selections: readonly SelectionSetNode[], of: string): Write {
  if (isNonNullType(type)) {
    const write = writerOf(writing, type.ofType, selections, of);
    return (value, misfits) => {
      const before = misfits.length;
      const done = write(value, misfits);
      if (done !== 'null') return done;
      if (misfits.length === before) misfit(misfits, `Cannot return null for non-nullable field ${of}.`);
      return GONE;
    };
  }
  if (isListType(type)) return listWriter(writerOf(writing, type.ofType, selections, of), of);
  if (isCompositeType(type)) return nullable(objectWriter(writing, selections, type.name));
  return leafWriter(type, of);
}

/** What is gone below is null here. */
const nullable = (write: Write): Write => (value, misfits) => {
  if (value === null) return 'null';
  const done = write(value, misfits);
  return done === GONE ? 'null' : done;
};

function listWriter(item: Write, of: string): Write {
  return (value, misfits) => {
    if (value === null) return 'null';
    if (!Array.isArray(value)) return misfit(misfits, `Invalid value found for list ${of}.`);
    let isGone = false;
    let text = '[';
    for (let at = 0; at < value.length; at += 1) {
      const before = misfits.length;
      const done = item(value[at] ?? null, misfits);
      if (misfits.length > before) liesAt(at, misfits, before);
      if (done === GONE) isGone = true;
      else text += at > 0 ? `,${done}` : done;
    }
    return isGone ? 'null' : `${text}]`;
  };
}

function leafWriter(type: GraphQLLeafType, of: string): Write {
  const fits = fitsOf(type);
  return (value, misfits) => (value === null ? 'null' : fits(value) ? jsonOf(value) : misfit(misfits, `Invalid value found for field ${of}.`));
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

function misfit(misfits: Misfit[], message: string): 'null' {
  misfits.push({ message, path: [] });
  return 'null';
}

/** Paths are put together on the way out: most answers have none. */
function liesAt(step: string | number, misfits: readonly Misfit[], from: number): void {
  for (const { path } of misfits.slice(from)) path.unshift(step);
}
