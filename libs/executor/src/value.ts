/** Values as JSON has them. What a service answered is never trusted to have a prototype's fields: only its own count. */
export type Json = unknown;
export interface JsonObject { [name: string]: Json }
export type Variables = Readonly<Record<string, Json>>;
/** Field names and list positions, from the root of an answer. */
export type Path = readonly (string | number)[];

export const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is not the object's own is a function in JSON's objects, or the prototype itself: looking twice at every field would be a tenth of a large answer. */
export function own(value: Readonly<JsonObject>, name: string): Json {
  const found = value[name];
  return (typeof found === 'function' || name === '__proto__') && !Object.hasOwn(value, name) ? undefined : found;
}

/** Sets a field as the object's own, also one named `__proto__`. */
export function setOwn(target: JsonObject, name: string, value: Json): void {
  if (name === '__proto__') Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
  else target[name] = value;
}

/** Whether two values are the same in all that they hold. Names are gone through without a list of them: nothing of what JSON's objects inherit is listed. */
export function isAlike(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one)) return Array.isArray(other) && areAlike(one, other);
  if (!isObject(one) || !isObject(other)) return false;
  let more = 0;
  for (const name in one) {
    if (!Object.hasOwn(other, name) || !isAlike(one[name], other[name])) return false;
    more += 1;
  }
  for (const _ in other) more -= 1;
  return more === 0;
}

function areAlike(one: readonly Json[], other: readonly Json[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (!isAlike(one[at], other[at])) return false;
  return true;
}

export function copyOf(value: Json): Json {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const name of Object.keys(value)) setOwn(copy, name, copyOf(value[name]));
  return copy;
}

/** Lays what a fetch answered over what is there: objects field by field, lists of one length item by item, all else replaced. `isShared`: the answer is for others, too, and keeps its objects. */
export function mergeInto(target: JsonObject, source: JsonObject, isShared = false): void {
  for (const name in source) {
    const told = source[name];
    if (told === undefined) continue;
    if (typeof told !== 'object' || told === null) { setOwn(target, name, told); continue; }
    const now = own(target, name);
    if (isObject(told) && isObject(now)) mergeInto(now, told, isShared);
    else if (Array.isArray(told) && Array.isArray(now) && told.length === now.length) mergeLists(now, told, isShared);
    else setOwn(target, name, isShared ? copyOf(told) : told);
  }
}

function mergeLists(target: Json[], source: readonly Json[], isShared: boolean): void {
  for (const [at, told] of source.entries()) {
    const now = target[at];
    if (isObject(now) && isObject(told)) mergeInto(now, told, isShared);
    else if (Array.isArray(now) && Array.isArray(told) && now.length === told.length) mergeLists(now, told, isShared);
    else target[at] = isShared ? copyOf(told) : told;
  }
}
