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
type Write = (value: Json, sheet: Sheet) => Written;

/** One answer being written. What lies in several places (`shared`) is written once: `texts`, by its object and who writes it. */
export interface Sheet { misfits: Misfit[]; shared: ReadonlySet<JsonObject>; texts: Map<JsonObject, Map<Write, string>> }

export interface Writing { schema: GraphQLSchema; kinds: Kinds }

/** Writes `data` of an answer as JSON from what the services gave: fields as they were asked for, nulls where they belong, nothing besides. */
export function answerWriter(writing: Writing, selections: readonly SelectionSetNode[], root: string): (data: JsonObject, sheet: Sheet) => string {
  return nullable(objectWriter(writing, selections, root)) as (data: JsonObject, sheet: Sheet) => string;
}

function objectWriter(writing: Writing, selections: readonly SelectionSetNode[], declared: string): Write {
  const forms = new Map<string, Form>();
  const writeAnew = (value: JsonObject, sheet: Sheet): Written => {
    const told = own(value, '__typename');
    const typeName = typeof told === 'string' ? told : declared;
    let form = forms.get(typeName);
    if (!form) {
      if (!isCompositeType(writing.schema.getType(typeName))) return misfit(sheet, 'Invalid __typename found for an object.');
      form = formOf(writing, selections, typeName);
      forms.set(typeName, form);
    }
    return form(value, sheet);
  };
  const write: Write = (value, sheet) => {
    if (!isObject(value)) return misfit(sheet, `An object of ${declared} is none.`);
    if (sheet.shared.size === 0 || !sheet.shared.has(value)) return writeAnew(value, sheet);
    const before = sheet.misfits.length;
    const texts = sheet.texts.get(value) ?? new Map<Write, string>();
    const done = texts.get(write) ?? writeAnew(value, sheet);
    // Where something does not fit, each place is told of.
    if (done !== GONE && sheet.misfits.length === before) sheet.texts.set(value, texts.set(write, done));
    return done;
  };
  return write;
}

type Form = (value: JsonObject, sheet: Sheet) => Written;
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
  return (value, sheet) => {
    let text = '{';
    for (const { name, head, write } of fields) {
      const before = sheet.misfits.length;
      const done = write(own(value, name) ?? null, sheet);
      if (sheet.misfits.length > before) liesAt(name, sheet.misfits, before);
      if (done === GONE) return GONE;
      text += head + done;
    }
    return `${text}}`;
  };
}

function writerOf(writing: Writing, type: GraphQLOutputType, selections: readonly SelectionSetNode[], of: string): Write {
  if (isNonNullType(type)) {
    const write = writerOf(writing, type.ofType, selections, of);
    return (value, sheet) => {
      const before = sheet.misfits.length;
      const done = write(value, sheet);
      if (done !== 'null') return done;
      if (sheet.misfits.length === before) misfit(sheet, `Cannot return null for non-nullable field ${of}.`);
      return GONE;
    };
  }
  if (isListType(type)) return listWriter(writerOf(writing, type.ofType, selections, of), of);
  if (isCompositeType(type)) return nullable(objectWriter(writing, selections, type.name));
  return leafWriter(type, of);
}

/** What is gone below is null here. */
const nullable = (write: Write): Write => (value, sheet) => {
  if (value === null) return 'null';
  const done = write(value, sheet);
  return done === GONE ? 'null' : done;
};

function listWriter(item: Write, of: string): Write {
  return (value, sheet) => {
    if (value === null) return 'null';
    if (!Array.isArray(value)) return misfit(sheet, `Invalid value found for list ${of}.`);
    let isGone = false;
    let text = '[';
    for (let at = 0; at < value.length; at += 1) {
      const before = sheet.misfits.length;
      const done = item(value[at] ?? null, sheet);
      if (sheet.misfits.length > before) liesAt(at, sheet.misfits, before);
      if (done === GONE) isGone = true;
      else text += at > 0 ? `,${done}` : done;
    }
    return isGone ? 'null' : `${text}]`;
  };
}

function leafWriter(type: GraphQLLeafType, of: string): Write {
  const fits = fitsOf(type);
  return (value, sheet) => (value === null ? 'null' : fits(value) ? jsonOf(value) : misfit(sheet, `Invalid value found for field ${of}.`));
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

function misfit({ misfits }: Sheet, message: string): 'null' {
  misfits.push({ message, path: [] });
  return 'null';
}

/** Paths are put together on the way out: most answers have none. */
function liesAt(step: string | number, misfits: readonly Misfit[], from: number): void {
  for (const { path } of misfits.slice(from)) path.unshift(step);
}
