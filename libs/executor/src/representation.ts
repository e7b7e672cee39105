import type { Kinds } from './kinds';
import type { Required } from './required-plan';
import type { Rewrite } from './rewrites';
import { jsonOf } from './json-text';
import { isObject, mergeInto, own, setOwn, type Json, type JsonObject } from './value';

/** What a fetch must know of an entity to ask for it: its JSON, and its type. `name`: by which equal ones of a fetch are known; the key's own value where there is one key, found sooner than a text. */
export interface Representation { text: string; typeName: string; name: Json }
/** Null where a field that is needed is not there. */
export type Represent = (entity: JsonObject) => Representation | null;

type Build = (entity: JsonObject) => JsonObject | null;
type Add = (entity: JsonObject, into: JsonObject) => boolean;

export function representation(selections: readonly Required[], goes: Rewrite | null, kinds: Kinds): Represent {
  const plain = goes === null ? plainText(selections, kinds) : null;
  if (plain) return plain;
  const build = builder(selections, kinds);
  return (entity) => {
    const told = build(entity);
    if (!told) return null;
    goes?.(told);
    const typeName = told['__typename'];
    const text = JSON.stringify(told);
    return typeof typeName === 'string' ? { text, typeName, name: text } : null;
  };
}

/** Most are of one type, with values and nothing below: those are written without an object between. */
function plainText(selections: readonly Required[], kinds: Kinds): Represent | null {
  const [only, ...others] = selections;
  if (only?.kind !== 'InlineFragment' || others.length > 0 || only.typeCondition === undefined) return null;
  const { typeCondition } = only;
  const fields: { name: string; head: string }[] = [];
  for (const each of only.selections as readonly Required[]) {
    if (each.kind !== 'Field' || each.selections) return null;
    const name = each.alias ?? each.name;
    fields.push({ name, head: `${fields.length > 0 ? ',' : '{'}${JSON.stringify(each.sentAs ?? name)}:` });
  }
  if (!fields.some(({ head }) => head.endsWith('"__typename":'))) return null;
  const [key] = fields.length === 2 && kinds.isAlone(typeCondition) ? fields.filter(({ name }) => name !== '__typename') : [];
  return (entity) => {
    const typeName = own(entity, '__typename');
    if (typeof typeName !== 'string' || !kinds.is(typeName, typeCondition)) return null;
    let text = '';
    for (const { name, head } of fields) {
      const value = own(entity, name);
      if (value === undefined) return null;
      text += head + jsonOf(value);
    }
    text += '}';
    return { text, typeName, name: key ? own(entity, key.name) : text };
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
