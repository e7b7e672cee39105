import { isCompositeType, isListType, isNonNullType, isObjectType, type GraphQLLeafType, type GraphQLOutputType, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { askedOf } from './asked';
import type { Kinds } from './kinds';
import { fitsOf, isInt, plainLeafOf, type PlainLeaf } from './leaves';
import { constant, Paper } from './paper';
import { UNSEEN } from './settled';
import { GONE, liesAt, misfit, NULL, STANDS, takeBack, type Misfit, type Outcome, type Sheet, type Write } from './sheet';
import { isObject, own, type JsonObject } from './value';

export interface Writing { schema: GraphQLSchema; kinds: Kinds }

const [COMMA, OPEN, CLOSED, END] = [0x2c, 0x5b, 0x5d, 0x7d];
const [EMPTY, BEGIN, OVER] = ['{}', '{"data":', '}\n'].map(constant) as [Uint8Array, Uint8Array, Uint8Array];
/** One for all: an answer is written without a pause. */
const paper = new Paper();

/** Writes an answer from what the services gave: fields as they were asked for, nulls where they belong, nothing besides. */
export function answerWriter(writing: Writing, selections: readonly SelectionSetNode[], root: string): (data: JsonObject, misfits: Misfit[], shared: ReadonlySet<JsonObject>) => string | Buffer {
  const write = nullable(objectWriter(writing, selections, root));
  return (data, misfits, shared) => {
    paper.begin();
    paper.constant(BEGIN);
    if (write(data, { paper, misfits, shared, standing: new Map() }) === NULL) paper.null();
    paper.constant(OVER);
    return paper.whole();
  };
}

function objectWriter(writing: Writing, selections: readonly SelectionSetNode[], declared: string): Write {
  const forms = new Map<string, Form>();
  // What is declared to be of an object type can be of no other.
  const isAlone = writing.kinds.isAlone(declared);
  const writeAnew = (value: JsonObject, sheet: Sheet): Outcome => {
    const told = isAlone ? declared : own(value, '__typename');
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
    let standing = sheet.standing.get(write);
    if (!standing) sheet.standing.set(write, standing = new Map());
    const found = standing.get(value);
    if (found) { sheet.paper.again(found.from, found.to); return STANDS; }
    const [before, from] = [sheet.misfits.length, sheet.paper.at];
    const done = writeAnew(value, sheet);
    // Where something does not fit, each place is told of.
    if (done === STANDS && sheet.misfits.length === before) standing.set(value, { from, to: sheet.paper.at });
    return done;
  };
  return write;
}

type Form = (value: JsonObject, sheet: Sheet) => Outcome;
/** `leaf`: values that are written without asking its writer. */
interface Field { name: string; head: Uint8Array; leaf: PlainLeaf | null; write: Write }

function formOf(writing: Writing, selections: readonly SelectionSetNode[], typeName: string): Form {
  const { schema, kinds } = writing;
  const type = schema.getType(typeName);
  const typeText = isObjectType(type) ? constant(JSON.stringify(typeName)) : null;
  const writeType: Write = (_value, sheet) => { if (!typeText) return GONE; sheet.paper.constant(typeText); return STANDS; };
  const fields = askedOf(kinds, selections, typeName).filter(({ field }) => field !== UNSEEN).flatMap(({ name, field, selections: below }): Omit<Field, 'head'>[] => {
    if (field.name.value === '__typename') return [{ name, leaf: null, write: writeType }];
    const definition = type && 'getFields' in type && !('parseValue' in type) ? type.getFields()[field.name.value] : undefined;
    return definition ? [{ name, leaf: plainLeafOf(definition.type as GraphQLOutputType), write: writerOf(writing, definition.type as GraphQLOutputType, below, `${typeName}.${field.name.value}`) }] : [];
  }).map((field, at): Field => ({ ...field, head: constant(`${at > 0 ? ',' : '{'}${JSON.stringify(field.name)}:`) }));
  return (value, sheet) => {
    const { paper: on, misfits } = sheet;
    const from = on.at;
    for (const { name, head, leaf, write } of fields) {
      on.constant(head);
      const told = value[name];
      if (leaf === 'string') { if (typeof told === 'string') { on.string(told); continue; } }
      else if (leaf === 'integer') { if (isInt(told)) { on.number(told); continue; } }
      else if (leaf === 'boolean' && typeof told === 'boolean') { on.value(told); continue; }
      const before = misfits.length;
      const done = write(own(value, name) ?? null, sheet);
      if (misfits.length > before) liesAt(name, misfits, before);
      if (done === GONE) { takeBack(sheet, from); return GONE; }
      if (done === NULL) on.null();
    }
    if (fields.length === 0) on.constant(EMPTY);
    else on.byte(END);
    return STANDS;
  };
}

function writerOf(writing: Writing, type: GraphQLOutputType, selections: readonly SelectionSetNode[], of: string): Write {
  if (isNonNullType(type)) {
    const write = writerOf(writing, type.ofType, selections, of);
    return (value, sheet) => {
      const before = sheet.misfits.length;
      const done = write(value, sheet);
      if (done !== NULL) return done;
      if (sheet.misfits.length === before) misfit(sheet, `Cannot return null for non-nullable field ${of}.`);
      return GONE;
    };
  }
  if (isListType(type)) return listWriter(writerOf(writing, type.ofType, selections, of), of);
  if (isCompositeType(type)) return nullable(objectWriter(writing, selections, type.name));
  return leafWriter(type, of);
}

/** What is gone below is null here. */
const nullable = (write: Write): Write => (value, sheet) => (value === null || write(value, sheet) !== STANDS ? NULL : STANDS);

function listWriter(item: Write, of: string): Write {
  return (value, sheet) => {
    if (value === null) return NULL;
    if (!Array.isArray(value)) return misfit(sheet, `Invalid value found for list ${of}.`);
    const { paper: on, misfits } = sheet;
    const from = on.at;
    let isGone = false;
    on.byte(OPEN);
    for (let at = 0; at < value.length; at += 1) {
      if (at > 0) on.byte(COMMA);
      const before = misfits.length;
      const done = item(value[at] ?? null, sheet);
      if (misfits.length > before) liesAt(at, misfits, before);
      if (done === GONE) isGone = true;
      else if (done === NULL) on.null();
    }
    if (isGone) { takeBack(sheet, from); return NULL; }
    on.byte(CLOSED);
    return STANDS;
  };
}

function leafWriter(type: GraphQLLeafType, of: string): Write {
  const fits = fitsOf(type);
  return (value, sheet) => {
    if (value === null) return NULL;
    if (!fits(value)) return misfit(sheet, `Invalid value found for field ${of}.`);
    sheet.paper.value(value);
    return STANDS;
  };
}
