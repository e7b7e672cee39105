import type { Kinds } from './kinds';
import type { Required } from './required-plan';
import type { Rewrite } from './rewrites';
import { isPlain, jsonOf } from './json-text';
import { isObject, mergeInto, own, setOwn, type Json, type JsonObject } from './value';

/** What a fetch must know of an entity to ask for it: its JSON, and its type. */
export interface Representation { text: string; typeName: string }

/** How a fetch asks for entities. */
export interface Represent {
  /** Null where a field that is needed is not there. */
  of(entity: JsonObject): Representation | null;
  /** A value of it by which one that is asked for in the same words is found before any is written; undefined where only the words tell. */
  lead(entity: JsonObject): string | number | undefined;
  /** Whether all that is sent of one is the same of another, both of one lead. */
  isSame(entity: JsonObject, other: JsonObject): boolean;
}

type Build = (entity: JsonObject) => JsonObject | null;
type Add = (entity: JsonObject, into: JsonObject) => boolean;

/** `isOfKnownType`: its type need not be told, since it can be no other than the one that is asked for. */
export function representation(selections: readonly Required[], goes: Rewrite | null, kinds: Kinds, isOfKnownType: boolean): Represent {
  const plain = goes === null ? plainText(selections, kinds, isOfKnownType) : null;
  if (plain) return plain;
  const build = builder(selections, kinds);
  const of = (entity: JsonObject): Representation | null => {
    const told = build(entity);
    if (!told) return null;
    goes?.(told);
    const typeName = told['__typename'];
    return typeof typeName === 'string' ? { text: JSON.stringify(told), typeName } : null;
  };
  return { of, lead: () => undefined, isSame: () => false };
}

/** Whether representations are values of one type, with no objects within. */
export const isPlainlyWritten = (selections: readonly Required[], kinds: Kinds): boolean => plainText(selections, kinds, false) !== null;

/** What stands before a value, which may be quoted itself: a quote less to put together. */
interface Heads { plain: string; quoted: string }

/** Most are of one type, with values and nothing below: those are written without an object between. */
function plainText(selections: readonly Required[], kinds: Kinds, isOfKnownType: boolean): Represent | null {
  const [only, ...others] = selections;
  if (only?.kind !== 'InlineFragment' || others.length > 0 || only.typeCondition === undefined) return null;
  const { typeCondition } = only;
  const isAlone = kinds.isAlone(typeCondition);
  const names: string[] = [];
  const sent: { name: string; afterPlain: Heads; afterQuoted: Heads }[] = [];
  let [head, saysType] = ['{', false];
  for (const each of only.selections as readonly Required[]) {
    if (each.kind !== 'Field' || each.selections) return null;
    const name = each.alias ?? each.name;
    const sentAs = each.sentAs ?? name;
    head += `${JSON.stringify(sentAs)}:`;
    names.push(name);
    saysType ||= sentAs === '__typename';
    if (name === '__typename' && isAlone) { head += `${JSON.stringify(typeCondition)},`; continue; }
    sent.push({ name, afterPlain: { plain: head, quoted: `${head}"` }, afterQuoted: { plain: `"${head}`, quoted: `"${head}"` } });
    head = ',';
  }
  if (!saysType) return null;
  // The type of a last field is known, and stands at the end.
  const end = head === ',' ? '}' : `${head.slice(0, -1)}}`;
  const quotedEnd = `"${end}`;
  const compared = isOfKnownType ? names.filter((name) => name !== '__typename') : [...new Set([...names, '__typename'])];
  const lead = names.findLast((name) => name !== '__typename');
  return {
    of: (entity) => {
      const typeName = isOfKnownType ? typeCondition : own(entity, '__typename');
      if (typeof typeName !== 'string' || !kinds.is(typeName, typeCondition)) return null;
      let [text, isQuoted] = ['', false];
      for (const { name, afterPlain, afterQuoted } of sent) {
        const value = own(entity, name);
        if (value === undefined) return null;
        const { plain, quoted } = isQuoted ? afterQuoted : afterPlain;
        isQuoted = typeof value === 'string' && isPlain(value);
        text += isQuoted ? quoted : plain;
        text += isQuoted ? value as string : jsonOf(value);
      }
      return { text: text + (isQuoted ? quotedEnd : end), typeName };
    },
    lead: (entity) => {
      const value = lead === undefined ? undefined : own(entity, lead);
      return typeof value === 'string' || typeof value === 'number' ? value : undefined;
    },
    isSame: (entity, other) => {
      for (const name of compared) if (own(entity, name) !== own(other, name)) return false;
      return true;
    },
  };
}

function builder(selections: readonly Required[], kinds: Kinds): Build {
  const adds = selections.flatMap((selection) => addOf(selection, kinds));
  return (entity) => {
    const told: JsonObject = {};
    for (const add of adds) if (!add(entity, told)) return null;
    return told;
  };
}

function addOf(selection: Required, kinds: Kinds): Add[] {
  if (selection.kind === 'Field') return [addField(selection.alias ?? selection.name, selection.sentAs, selection.selections && builder(selection.selections, kinds))];
  const { typeCondition } = selection;
  // The planner says the type of every fragment; one without would ask for nothing.
  if (typeCondition === undefined) return [];
  const build = builder(selection.selections, kinds);
  return [(entity, into) => {
    if (!kinds.ofObject(entity, typeCondition, false)) return true;
    const told = build(entity);
    if (told !== null) mergeInto(into, told);
    return true;
  }];
}

function addField(name: string, sentAs: string | undefined, below: Build | undefined): Add {
  const take = (value: Json): Json => (Array.isArray(value) ? value.map(take) : below && isObject(value) ? below(value) : value);
  return (entity, into) => {
    const value = own(entity, name);
    if (value === undefined) return false;
    setOwn(into, sentAs ?? name, take(value));
    return true;
  };
}
