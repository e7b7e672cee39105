import type { Kinds } from './kinds';
import type { Required } from './required-plan';
import { isObject, mergeInto, own, setOwn, type Json, type JsonObject } from './value';

/** What a fetch must know of an entity to ask for it; null where a field it needs is not there. */
export type Represent = (entity: JsonObject) => JsonObject | null;
type Add = (entity: JsonObject, into: JsonObject) => boolean;

export function representation(selections: readonly Required[], kinds: Kinds): Represent {
  const adds = selections.flatMap((selection) => addOf(selection, kinds));
  return (entity) => {
    const told: JsonObject = {};
    for (const add of adds) if (!add(entity, told)) return null;
    return told;
  };
}

function addOf(selection: Required, kinds: Kinds): Add[] {
  if (selection.kind === 'Field') return [addField(selection.alias ?? selection.name, selection.sentAs, selection.selections && representation(selection.selections, kinds))];
  const { typeCondition } = selection;
  // The planner says the type of every fragment; one without would ask for nothing.
  if (typeCondition === undefined) return [];
  const represent = representation(selection.selections, kinds);
  return [(entity, into) => {
    if (!kinds.ofObject(entity, typeCondition, false)) return true;
    const told = represent(entity);
    if (told !== null) mergeInto(into, told);
    return true;
  }];
}

function addField(name: string, sentAs: string | undefined, below: Represent | undefined): Add {
  const take = (value: Json): Json => (Array.isArray(value) ? value.map(take) : below && isObject(value) ? below(value) : value);
  return (entity, into) => {
    const value = own(entity, name);
    if (value === undefined) return false;
    setOwn(into, sentAs ?? name, take(value));
    return true;
  };
}
